import { useMemo } from 'react';
import type { Ticket } from '../api/types';
import { useMessages } from '../i18n/i18n';
import { Icon } from './icon';

const HOURS = 3;

const stamp = (at: number) => new Date(at).toISOString().replace(/[-:]|\.\d{3}/g, '');
const escaped = (text: string) => text.replace(/[\\;,]/g, (sign) => `\\${sign}`).replace(/\n/g, '\\n');

/** An entry for anybody's calendar (RFC 5545). The end is not known: three hours are assumed. */
export function calendarEntry(ticket: Ticket, url: string): string {
  const start = Date.parse(ticket.startsAt ?? '');
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Ticketing//EN',
    'BEGIN:VEVENT',
    `UID:${ticket.id}@ticketing`,
    `DTSTAMP:${stamp(start)}`,
    `DTSTART:${stamp(start)}`,
    `DTEND:${stamp(start + HOURS * 3_600_000)}`,
    `SUMMARY:${escaped(ticket.title)}`,
    ...(ticket.venue ? [`LOCATION:${escaped(ticket.venue)}`] : []),
    `URL:${url}`,
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ].join('\r\n');
}

export function CalendarLink({ ticket }: { ticket: Ticket }) {
  const m = useMessages();
  const href = useMemo(() => {
    if (!ticket.startsAt) return undefined;
    const entry = calendarEntry(ticket, new URL(`/tickets/${ticket.id}`, location.origin).href);
    return `data:text/calendar;charset=utf-8,${encodeURIComponent(entry)}`;
  }, [ticket]);
  if (!href) return null;
  return (
    <a className="button quiet" href={href} download="event.ics">
      <Icon name="calendar" />
      {m.done.calendar}
    </a>
  );
}
