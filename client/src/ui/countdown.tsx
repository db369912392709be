import { useEffect, useState } from 'react';
import { serverNow } from '../api/clock';
import { minutesAndSeconds } from '../i18n/format';
import { useMessages } from '../i18n/i18n';

/** Milliseconds until a moment of the server's clock; recomputed each second, so that a sleeping tab is right at once. */
export function useTimeLeft(until: string): number {
  const [left, setLeft] = useState(() => Date.parse(until) - serverNow());
  useEffect(() => {
    const update = () => setLeft(Date.parse(until) - serverNow());
    update();
    const timer = setInterval(update, 500);
    document.addEventListener('visibilitychange', update);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', update);
    };
  }, [until]);
  return left;
}

const MINUTE = 60_000;

/** Which minute to read out: at five, then at two and one. Not each second: nobody could listen to anything else. */
export function spokenMinute(left: number): number | undefined {
  const minutes = Math.ceil(left / MINUTE);
  return left > 0 && [5, 2, 1].includes(minutes) ? minutes : undefined;
}

export function Countdown({ until, onEnd }: { until: string; onEnd: () => void }) {
  const m = useMessages();
  const left = useTimeLeft(until);
  const ended = left <= 0;
  useEffect(() => {
    if (ended) onEnd();
  }, [ended, onEnd]);
  const spoken = spokenMinute(left);
  const tone = left < MINUTE ? 'bad' : left < 5 * MINUTE ? 'warn' : 'calm';
  return (
    <div className={`countdown ${tone}`}>
      <span>{m.checkout.timeLeft}</span>
      <span className="countdown-time" role="timer">
        {minutesAndSeconds(left)}
      </span>
      <span className="visually-hidden" role="status">
        {spoken ? m.checkout.minutesLeft(spoken) : ''}
      </span>
    </div>
  );
}
