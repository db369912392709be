// From the time on a clock in some place to the moment, and back. The platform's time zone data is in Intl.

/** All time zones that this browser knows, this device's first. */
export function timeZones(): string[] {
  const own = ownTimeZone();
  const all = typeof Intl.supportedValuesOf === 'function' ? Intl.supportedValuesOf('timeZone') : [];
  return [...new Set([own, ...all, 'UTC'])];
}

export const ownTimeZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** "2026-12-24T20:00" of a moment, as the clocks there show it: what a datetime-local input takes. */
export function wallTime(at: string, timeZone: string): string {
  return new Date(Date.parse(at) + offsetAt(Date.parse(at), timeZone)).toISOString().slice(0, 16);
}

/** The moment at which the clocks there show this. In the hour that is skipped in spring, the moment after it. */
export function momentOf(wall: string, timeZone: string): string {
  const asUtc = Date.parse(`${wall}Z`);
  const guess = asUtc - offsetAt(asUtc, timeZone);
  return new Date(asUtc - offsetAt(guess, timeZone)).toISOString();
}

function offsetAt(at: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(at);
  const part = (type: string) => Number(parts.find((p) => p.type === type)?.value);
  const wall = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
  return wall - Math.floor(at / 1000) * 1000;
}
