import { useSyncExternalStore } from 'react';

let current = '';
let timer: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();

/** Says something briefly, also to screen readers. Nothing important: it goes away by itself. */
export function toast(sentence: string): void {
  current = sentence;
  clearTimeout(timer);
  timer = setTimeout(() => {
    current = '';
    tell();
  }, 6000);
  tell();
}

const tell = () => {
  for (const listener of listeners) listener();
};

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export function Toasts() {
  const sentence = useSyncExternalStore(subscribe, () => current);
  return (
    <div className="toasts" role="status" aria-live="polite">
      {sentence ? <p className="toast">{sentence}</p> : null}
    </div>
  );
}
