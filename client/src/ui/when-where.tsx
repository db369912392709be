import { useQuery } from '@tanstack/react-query';
import { ticket as ticketQuery } from '../api/queries';
import type { Ticket } from '../api/types';
import { dateTime } from '../i18n/format';
import { useI18n } from '../i18n/i18n';

const FRESH = 300_000;

/** When and where an event is, on the clocks there. */
export function WhenWhere({ event }: { event: Pick<Ticket, 'startsAt' | 'timeZone' | 'venue'> }) {
  const { m, locale } = useI18n();
  return (
    <>
      {event.startsAt ? dateTime(event.startsAt, locale, event.timeZone) : m.common.dateOpen}
      {event.venue ? ` · ${event.venue}` : ''}
    </>
  );
}

/** The same of a ticket that is known by its id; nothing while it is not known. */
export function WhenWhereOf({ ticketId }: { ticketId: string }) {
  const { data: ticket } = useQuery({ ...ticketQuery(ticketId), staleTime: FRESH, retry: false });
  return ticket ? <WhenWhere event={ticket} /> : null;
}
