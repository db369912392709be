import { expect, test } from 'vitest';
import { atLeast, everyDay } from './days-chart';

test('draws the days on which nothing was sold too, in order and across a month', () => {
  const days = [
    { day: '2027-03-01', sold: 2, revenue: 40 },
    { day: '2027-02-27', sold: 1, revenue: 20 },
  ];
  expect(everyDay(days)).toEqual([
    { day: '2027-02-27', sold: 1, revenue: 20 },
    { day: '2027-02-28', sold: 0, revenue: 0 },
    { day: '2027-03-01', sold: 2, revenue: 40 },
  ]);
});

test('a mistaken day in a far year makes no endless picture', () => {
  const days = [
    { day: '1970-01-01', sold: 1, revenue: 1 },
    { day: '2027-02-27', sold: 1, revenue: 1 },
  ];
  const drawn = everyDay(days);
  expect(drawn.length).toBe(366);
  expect(drawn.at(-1)).toEqual(days[1]);
});

test('one day is shown with those before it', () => {
  const drawn = atLeast(3, [{ day: '2027-03-01', sold: 2, revenue: 40 }]);
  expect(drawn.map((day) => [day.day, day.sold])).toEqual([
    ['2027-02-27', 0],
    ['2027-02-28', 0],
    ['2027-03-01', 2],
  ]);
});
