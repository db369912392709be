import { useCallback, useEffect, useRef, useState } from 'react';
import { useMessages } from '../../i18n/i18n';
import { Icon } from '../../ui/icon';
import { Notice } from '../../ui/notice';
import { readerOf } from './reader';

type State = 'off' | 'starting' | 'on' | 'denied' | 'missing';

/** Takes a code, and says whether it is looked at; else it is offered again. */
type OnCode = (code: string) => boolean;

/** The camera, which reads codes until it is turned off. The same code in front of it counts once. */
export function Scanner({ onCode }: { onCode: OnCode }) {
  const m = useMessages();
  const video = useRef<HTMLVideoElement>(null);
  const [state, setState] = useState<State>('off');
  const [stream, setStream] = useState<MediaStream>();

  const start = useCallback(async () => {
    setState('starting');
    try {
      const camera = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
      setStream(camera);
      setState('on');
    } catch (error) {
      setState(error instanceof DOMException && error.name === 'NotAllowedError' ? 'denied' : 'missing');
    }
  }, []);

  const stop = useCallback(() => {
    setStream(undefined);
    setState('off');
  }, []);

  useEffect(() => {
    const place = video.current;
    if (!stream || !place) return;
    place.srcObject = stream;
    place.play().catch(() => undefined);
    return () => {
      for (const track of stream.getTracks()) track.stop();
    };
  }, [stream]);

  useReading(stream ? video : undefined, onCode);

  return (
    <div className="scanner">
      {state === 'on' ? (
        <div className="scanner-picture">
          <video ref={video} muted playsInline aria-label={m.door.camera} />
          <span className="scanner-frame" aria-hidden="true" />
        </div>
      ) : null}
      {state === 'denied' || state === 'missing' ? (
        <Notice tone="warn" live>
          <p>{state === 'denied' ? m.door.denied : m.door.noCamera}</p>
        </Notice>
      ) : null}
      <p className="button-row">
        {state === 'on' ? (
          <>
            <button type="button" className="button quiet" onClick={stop}>
              {m.door.stop}
            </button>
            {stream ? <Torch stream={stream} /> : null}
          </>
        ) : (
          <button type="button" className="button wide big" aria-disabled={state === 'starting'} onClick={start}>
            <Icon name="camera" />
            {m.door.start}
          </button>
        )}
      </p>
    </div>
  );
}

const EACH = 150;
const SAME = 4_000;

/** Looks at the picture several times a second. */
function useReading(video: React.RefObject<HTMLVideoElement | null> | undefined, onCode: OnCode) {
  const told = useRef(onCode);
  useEffect(() => {
    told.current = onCode;
  });
  useEffect(() => {
    if (!video) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let gone = false;
    let last = { code: '', at: 0 };
    const look = async (read: (picture: HTMLVideoElement) => Promise<string | undefined>) => {
      const code = video.current ? await read(video.current).catch(() => undefined) : undefined;
      if (gone) return;
      if (code) {
        const known = code === last.code && Date.now() - last.at < SAME;
        if (known || told.current(code)) last = { code, at: Date.now() };
      }
      timer = setTimeout(look, EACH, read);
    };
    readerOf().then((read) => (gone ? undefined : look(read)));
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [video]);
}

type Lamp = MediaTrackCapabilities & { torch?: boolean };

/** The lamp of the phone, where it may be used. */
function Torch({ stream }: { stream: MediaStream }) {
  const m = useMessages();
  const [on, setOn] = useState(false);
  const track = stream.getVideoTracks()[0];
  if (!(track?.getCapabilities?.() as Lamp | undefined)?.torch) return null;
  const toggle = () => {
    const constraints = { advanced: [{ torch: !on } as MediaTrackConstraintSet] };
    track?.applyConstraints(constraints).then(
      () => setOn(!on),
      () => undefined,
    );
  };
  return (
    <button type="button" className="button quiet" aria-pressed={on} onClick={toggle}>
      <Icon name="bolt" />
      {m.door.torch}
    </button>
  );
}
