import type { Verdict } from './check';

let audio: AudioContext | undefined;

/** A high tone for yes, a low double one for no, and the phone shakes: eyes are on the people. Where there is no sound, nothing. */
export function signal(verdict: Verdict): void {
  const good = verdict === 'valid';
  navigator.vibrate?.(good ? 80 : [120, 80, 120]);
  try {
    audio ??= new AudioContext();
    for (const from of good ? [0] : [0, 0.22]) tone(audio, good ? 880 : 196, from, 0.16);
  } catch {
    // Then it is silent.
  }
}

function tone(context: AudioContext, frequency: number, from: number, seconds: number): void {
  const start = context.currentTime + from;
  const oscillator = context.createOscillator();
  const volume = context.createGain();
  oscillator.frequency.value = frequency;
  volume.gain.setValueAtTime(0.18, start);
  volume.gain.exponentialRampToValueAtTime(0.001, start + seconds);
  oscillator.connect(volume).connect(context.destination);
  oscillator.start(start);
  oscillator.stop(start + seconds);
}
