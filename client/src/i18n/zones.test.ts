import { expect, test } from 'vitest';
import { momentOf, timeZones, wallTime } from './zones';

test('reads a clock on the wall of the venue', () => {
  expect(momentOf('2026-12-24T20:00', 'Europe/Berlin')).toBe('2026-12-24T19:00:00.000Z');
  expect(momentOf('2026-07-24T20:00', 'Europe/Berlin')).toBe('2026-07-24T18:00:00.000Z');
  expect(momentOf('2027-01-27T17:00', 'Asia/Tokyo')).toBe('2027-01-27T08:00:00.000Z');
});

test('and shows it again as it was typed', () => {
  for (const zone of ['Europe/Berlin', 'America/Los_Angeles', 'Asia/Kolkata', 'UTC']) {
    expect(wallTime(momentOf('2027-03-28T12:30', zone), zone)).toBe('2027-03-28T12:30');
  }
});

test('knows both sides of the night when clocks change', () => {
  expect(momentOf('2027-03-28T01:30', 'Europe/Berlin')).toBe('2027-03-28T00:30:00.000Z');
  expect(momentOf('2027-03-28T03:30', 'Europe/Berlin')).toBe('2027-03-28T01:30:00.000Z');
});

test('lists time zones, each once', () => {
  const zones = timeZones();
  expect(zones).toContain('Asia/Tokyo');
  expect(new Set(zones).size).toBe(zones.length);
});
