import { expect, test } from 'vitest';
import { de } from '../../i18n/de';
import { en } from '../../i18n/en';
import { check, draftOf, fieldsOf } from './draft';

const good = {
  ...fieldsOf(undefined),
  title: ' Mahler 2 ',
  price: '12,50',
  currency: 'EUR',
  timeZone: 'Europe/Berlin',
};

test('takes a comma for a point, and leaves out what is empty', () => {
  expect(check(good, en)).toEqual({});
  expect(draftOf(good)).toMatchObject({
    title: 'Mahler 2',
    price: 12.5,
    currency: 'EUR',
    quantity: 1,
    maxPerOrder: 10,
  });
  expect(draftOf(good)).not.toHaveProperty('venue');
  expect(draftOf(good)).not.toHaveProperty('startsAt');
});

test('means the clocks of the venue', () => {
  const draft = draftOf({ ...good, startsAt: '2026-12-24T20:00', timeZone: 'Asia/Tokyo' });
  expect(draft.startsAt).toBe('2026-12-24T11:00:00.000Z');
  expect(draft.timeZone).toBe('Asia/Tokyo');
});

test('says what is wrong, each at its field', () => {
  const wrong = check({ ...good, title: ' ', price: '0', quantity: '1.5', maxPerOrder: '101' }, en);
  expect(Object.keys(wrong)).toEqual(['title', 'price', 'quantity', 'maxPerOrder']);
});

test('knows that yen have no decimals', () => {
  expect(check({ ...good, currency: 'JPY' }, de).price).toBe('JPY hat keine Nachkommastellen.');
  expect(check({ ...good, currency: 'JPY', price: '1500' }, de)).toEqual({});
});
