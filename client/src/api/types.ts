import type { components as Auth } from './schema/auth';
import type { components as Orders } from './schema/orders';
import type { components as Payments } from './schema/payments';
import type { components as Tickets } from './schema/tickets';

export type User = Auth['schemas']['User'];
/** What may be missing in an answer is `undefined` here, as the services leave it out. */
type Absent<T, K extends keyof T> = Omit<T, K> & Partial<Pick<T, K>>;

export type Ticket = Absent<
  Tickets['schemas']['TicketView'],
  'description' | 'venue' | 'startsAt' | 'timeZone' | 'refundableUntil'
>;
export type TicketDraft = Tickets['schemas']['TicketDraft'];
export type Refund = Absent<Orders['schemas']['Refund'], 'reason'>;
export type Order = Absent<Orders['schemas']['OrderBody'], 'reason' | 'refunds' | 'refundableUntil'>;
export type Admission = Absent<Orders['schemas']['AdmissionBody'], 'usedAt'>;
export type Sale = Absent<Orders['schemas']['SalesBody'], 'startsAt' | 'timeZone'>;
export type SaleDay = Orders['schemas']['DayBody'];
export type SoldOrder = Absent<Orders['schemas']['SoldOrderBody'], 'buyer'>;
export type Checked = Absent<Orders['schemas']['Verdict'], 'usedAt' | 'admission'>;
export type CheckIn = Orders['schemas']['CheckInBody'];
export type Paid = Payments['schemas']['Paid'];
