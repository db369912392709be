import { useEffect, useRef } from 'react';

const POLL = 4_000;
const RESUME = 30_000;
const FAILURES = 3;

/**
 * Follows a stream of server-sent events while the page is in view. Where the stream cannot be had, `poll` is called every
 * few seconds in its place, and the stream is tried again later.
 */
export function follow(url: string, event: string, onData: (data: unknown) => void, poll: () => void): () => void {
  let source: EventSource | undefined;
  let polling: ReturnType<typeof setInterval> | undefined;
  let resume: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;

  function open() {
    stop();
    if (document.hidden) return;
    if (typeof EventSource === 'undefined') return fallBack();
    source = new EventSource(url);
    source.addEventListener(event, (message) => {
      failures = 0;
      onData(JSON.parse((message as MessageEvent<string>).data));
    });
    source.addEventListener('error', () => {
      failures++;
      // A closed source was refused and does not try again by itself.
      if (source?.readyState === EventSource.CLOSED || failures >= FAILURES) fallBack();
    });
  }

  function fallBack() {
    stop();
    poll();
    // When many lose their streams at once, they do not come back at once.
    const share = 0.75 + Math.random() / 2;
    polling = setInterval(poll, POLL * share);
    resume = setTimeout(open, RESUME * share);
  }

  function stop() {
    source?.close();
    source = undefined;
    clearInterval(polling);
    clearTimeout(resume);
  }

  document.addEventListener('visibilitychange', open);
  open();
  return () => {
    document.removeEventListener('visibilitychange', open);
    stop();
  };
}

/** `follow` for as long as a component is there and `url` is given. */
export function useLive(url: string | undefined, event: string, onData: (data: unknown) => void, poll: () => void) {
  const latest = useRef({ onData, poll });
  useEffect(() => {
    latest.current = { onData, poll };
  });
  useEffect(() => {
    if (!url) return;
    return follow(
      url,
      event,
      (data) => latest.current.onData(data),
      () => latest.current.poll(),
    );
  }, [url, event]);
}
