import { Link } from '@tanstack/react-router';
import type { Ticket } from '../api/types';
import { dayAndMonth, money, shortDateTime } from '../i18n/format';
import { useI18n } from '../i18n/i18n';
import { Art } from './art';
import { Icon } from './icon';

type Shown = Pick<Ticket, 'id' | 'title' | 'price' | 'currency' | 'available' | 'withdrawn'> &
  Partial<Pick<Ticket, 'venue' | 'startsAt' | 'timeZone'>>;

export function Availability({ ticket }: { ticket: Pick<Ticket, 'available' | 'withdrawn'> }) {
  const { m } = useI18n();
  if (ticket.withdrawn) return <span className="badge">{m.availability.withdrawn}</span>;
  if (ticket.available === 0) return <span className="badge bad">{m.availability.soldOut}</span>;
  if (ticket.available <= 10) return <span className="badge warn">{m.availability.left(ticket.available)}</span>;
  return <span className="badge good">{m.availability.available}</span>;
}

/** A ticket in a list: the whole card is its link. */
export function TicketCard({ ticket, preview }: { ticket: Shown; preview?: boolean }) {
  const { m, locale } = useI18n();
  const date = ticket.startsAt ? dayAndMonth(ticket.startsAt, locale, ticket.timeZone) : undefined;
  return (
    <article className={ticket.available === 0 || ticket.withdrawn ? 'card gone' : 'card'}>
      <div className="card-art">
        <Art seed={ticket.id} />
        {date ? (
          <span className="card-date" aria-hidden="true">
            <b>{date.day}</b>
            {date.month}
          </span>
        ) : null}
      </div>
      <div className="card-body">
        <h3>
          {preview ? (
            ticket.title
          ) : (
            <Link to="/tickets/$ticketId" params={{ ticketId: ticket.id }} className="card-link">
              {ticket.title}
            </Link>
          )}
        </h3>
        <p className="meta">
          <Icon name="calendar" />
          {ticket.startsAt ? shortDateTime(ticket.startsAt, locale, ticket.timeZone) : m.common.dateOpen}
        </p>
        {ticket.venue ? (
          <p className="meta">
            <Icon name="place" />
            {ticket.venue}
          </p>
        ) : null}
      </div>
      <div className="card-foot">
        <span className="card-price">{money(ticket.price, ticket.currency, locale)}</span>
        <Availability ticket={ticket} />
      </div>
    </article>
  );
}

export function CardSkeletons({ count }: { count: number }) {
  return (
    <ul className="cards" aria-hidden="true">
      {Array.from({ length: count }, (_, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they are all the same
        <li key={i} className="card skeleton" />
      ))}
    </ul>
  );
}
