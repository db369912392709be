import { useState } from 'react';
import type { Ticket, TicketDraft } from '../../api/types';
import type { Messages } from '../../i18n/en';
import { digitsOf } from '../../i18n/format';
import { momentOf, ownTimeZone, wallTime } from '../../i18n/zones';

/** What stands in the form: texts, as people type them. */
export type Fields = {
  title: string;
  description: string;
  venue: string;
  startsAt: string;
  timeZone: string;
  refundableUntil: string;
  price: string;
  currency: string;
  quantity: string;
  maxPerOrder: string;
};

export type Complaints = Partial<Record<keyof Fields, string>>;

export function fieldsOf(ticket: Ticket | undefined): Fields {
  const timeZone = ticket?.timeZone ?? ownTimeZone();
  return {
    title: ticket?.title ?? '',
    description: ticket?.description ?? '',
    venue: ticket?.venue ?? '',
    startsAt: ticket?.startsAt ? wallTime(ticket.startsAt, timeZone) : '',
    timeZone,
    refundableUntil: ticket?.refundableUntil ? wallTime(ticket.refundableUntil, timeZone) : '',
    price: ticket ? String(ticket.price) : '',
    currency: ticket?.currency ?? 'EUR',
    quantity: String(ticket?.quantity ?? 1),
    maxPerOrder: String(ticket?.maxPerOrder ?? 10),
  };
}

const nameOf = (ticket: Ticket | undefined) => `draft:${ticket ? `${ticket.id}:${ticket.version}` : 'new'}`;

/** What is typed stays in this tab until it is sent, whatever comes between: a reload, an ended session. */
export function useDraft(ticket: Ticket | undefined): [Fields, (fields: Fields) => void] {
  const name = nameOf(ticket);
  const [fields, set] = useState<Fields>(() => {
    const draft = sessionStorage.getItem(name);
    return { ...fieldsOf(ticket), ...(draft ? (JSON.parse(draft) as Partial<Fields>) : {}) };
  });
  const keep = (typed: Fields) => {
    sessionStorage.setItem(name, JSON.stringify(typed));
    set(typed);
  };
  return [fields, keep];
}

export function dropDrafts(): void {
  for (const key of Object.keys(sessionStorage)) if (key.startsWith('draft:')) sessionStorage.removeItem(key);
}

const wholeBetween = (text: string, low: number, high: number) =>
  /^\d+$/.test(text.trim()) && Number(text) >= low && Number(text) <= high;

/** "12,50" is what half of Europe types. */
export const decimal = (text: string) => Number(text.trim().replace(',', '.'));

export function check(fields: Fields, m: Messages): Complaints {
  const wrong: Complaints = {};
  const digits = digitsOf(fields.currency);
  const fraction = fields.price.trim().replace(',', '.').split('.')[1] ?? '';
  if (!fields.title.trim()) wrong.title = m.sell.titleNeeded;
  if (!(decimal(fields.price) > 0)) wrong.price = m.sell.priceNeeded;
  else if (fraction.length > digits) wrong.price = m.sell.priceDigits(fields.currency, digits);
  if (!wholeBetween(fields.quantity, 1, 100_000)) wrong.quantity = m.sell.wholeNumber(1, 100_000);
  if (!wholeBetween(fields.maxPerOrder, 1, 100)) wrong.maxPerOrder = m.sell.wholeNumber(1, 100);
  return wrong;
}

export function draftOf(fields: Fields): TicketDraft {
  const optional = (name: 'description' | 'venue') => (fields[name].trim() ? { [name]: fields[name].trim() } : {});
  const moment = (name: 'startsAt' | 'refundableUntil') =>
    fields[name] ? { [name]: momentOf(fields[name], fields.timeZone) } : {};
  return {
    title: fields.title.trim(),
    price: decimal(fields.price),
    currency: fields.currency,
    quantity: Number(fields.quantity),
    maxPerOrder: Number(fields.maxPerOrder),
    ...optional('description'),
    ...optional('venue'),
    ...moment('startsAt'),
    ...moment('refundableUntil'),
    ...(fields.startsAt || fields.refundableUntil ? { timeZone: fields.timeZone } : {}),
  } as TicketDraft;
}
