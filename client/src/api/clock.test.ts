import { beforeEach, expect, test, vi } from 'vitest';

let clock: typeof import('./clock');

beforeEach(async () => {
  vi.resetModules();
  vi.useRealTimers();
  clock = await import('./clock');
});

const server = Date.parse('2026-11-24T12:00:00Z');
const header = (at: number) => new Date(at).toUTCString();
/** An answer given at `at` of the server, to a device whose clock is `skew` ahead and whose network takes `delay` each way. */
const answer = (at: number, skew: number, delay = 20) =>
  clock.learnTime(header(at), at + skew - delay, at + skew + delay);

test('trusts this device until a server has answered', () => {
  expect(clock.clockOffset()).toBe(0);
});

test('finds a clock that is ten minutes fast, to within a second', () => {
  answer(server + 400, 600_000);
  expect(Math.abs(clock.clockOffset() + 600_000)).toBeLessThan(1000);
});

test('gets more exact with each answer', () => {
  for (const fraction of [10, 320, 640, 980]) answer(server + fraction, -600_000);
  expect(Math.abs(clock.clockOffset() - 600_000)).toBeLessThan(60);
});

test('starts anew when the device clock is set', () => {
  answer(server, 0);
  answer(server + 5_000, 3_600_000);
  expect(Math.abs(clock.clockOffset() + 3_600_000)).toBeLessThan(1000);
});

test('ignores answers without a date', () => {
  clock.learnTime(null, 0, 1);
  clock.learnTime('soon', 0, 1);
  expect(clock.clockOffset()).toBe(0);
});
