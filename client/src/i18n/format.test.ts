import { expect, test } from 'vitest';
import { cityOf, dateTime, digitsOf, grouped, minutesAndSeconds, money, times } from './format';

test('writes money as its currency and the language want it', () => {
  expect(money(24.5, 'EUR', 'en')).toBe('€24.50');
  expect(money(24.5, 'EUR', 'de')).toBe('24,50\u00a0€');
  expect(money(14800, 'JPY', 'en')).toBe('¥14,800');
  expect(digitsOf('JPY')).toBe(0);
});

test('multiplies without the errors of floating point', () => {
  expect(times(19.99, 3, 'EUR')).toBe(59.97);
  expect(times(0.1, 3, 'USD')).toBe(0.3);
  expect(times(14800, 7, 'JPY')).toBe(103600);
});

test('shows the time of the venue, whatever the time zone of the visitor', () => {
  const tokyo = dateTime('2027-01-27T08:00:00Z', 'en', 'Asia/Tokyo');
  expect(tokyo).toContain('5:00');
  expect(tokyo).toContain('GMT+9');
  expect(dateTime('2027-01-27T08:00:00Z', 'de', 'America/New_York')).toContain('03:00');
});

test('survives a time zone that this browser does not know', () => {
  expect(dateTime('2027-01-27T08:00:00Z', 'en', 'Mars/Olympus')).toContain('2027');
});

test('counts down in minutes and seconds, never below zero', () => {
  expect(minutesAndSeconds(245_000)).toBe('4:05');
  expect(minutesAndSeconds(59_001)).toBe('1:00');
  expect(minutesAndSeconds(-5)).toBe('0:00');
});

test('finds the city of a venue and groups a code', () => {
  expect(cityOf('Philharmonie, Berlin')).toBe('Berlin');
  expect(cityOf('Philharmonie')).toBeUndefined();
  expect(grouped('ABCDEFGHIJ')).toBe('ABCD EFGH IJ');
});
