import type { Admission, Ticket } from '../api/types';
import { read, write } from '../i18n/i18n';

export type Kept = {
  admissions: Admission[];
  title: string;
  event?: Pick<Ticket, 'startsAt' | 'timeZone' | 'venue'>;
};

/** Codes stay on this device until signing out, for doors without network. */
export function keep(orderId: string, kept: Kept): void {
  write(`admissions:${orderId}`, JSON.stringify(kept));
}

export function kept(orderId: string): Kept | undefined {
  const text = read(`admissions:${orderId}`);
  return text ? (JSON.parse(text) as Kept) : undefined;
}
