import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { offers as offersQuery } from '../api/queries';
import type { Ticket } from '../api/types';
import { money } from '../i18n/format';
import { useI18n, useMessages } from '../i18n/i18n';
import { Art } from '../ui/art';
import { Failure } from '../ui/failure';
import { Icon } from '../ui/icon';
import { Empty } from '../ui/notice';
import { Page } from '../ui/page';
import { StubSkeletons } from '../ui/skeletons';
import { Availability } from '../ui/ticket-card';

export function SalesPage() {
  const m = useMessages();
  const found = useInfiniteQuery(offersQuery);
  const offers = found.data?.pages.flatMap((page) => page.data) ?? [];
  return (
    <Page title={m.sales.title} className="narrower">
      {found.isError && offers.length === 0 ? <Failure error={found.error} retry={() => found.refetch()} /> : null}
      {found.isPending ? <StubSkeletons /> : null}
      {offers.length > 0 ? (
        <p>
          <Link className="button" to="/sales/new">
            <Icon name="plus" />
            {m.sales.new}
          </Link>
        </p>
      ) : null}
      {found.isSuccess && offers.length === 0 ? (
        <Empty icon="bolt" title={m.sales.emptyTitle} text={m.sales.empty}>
          <Link className="button" to="/sales/new">
            {m.sales.new}
          </Link>
        </Empty>
      ) : null}
      <ul className="stubs">
        {offers.map((offer) => (
          <li key={offer.id}>
            <Offer ticket={offer} />
          </li>
        ))}
      </ul>
      {found.hasNextPage ? (
        <p className="centered">
          <button type="button" className="button quiet" onClick={() => found.fetchNextPage()}>
            {m.common.more}
          </button>
        </p>
      ) : null}
    </Page>
  );
}

function Offer({ ticket }: { ticket: Ticket }) {
  const { m, locale } = useI18n();
  const taken = ticket.quantity - ticket.available;
  return (
    <article className={`stub ${ticket.withdrawn ? 'gone' : ''}`}>
      <div className="stub-art">
        <Art seed={ticket.id} />
      </div>
      <div className="stub-body">
        <h2>
          <Link to="/tickets/$ticketId" params={{ ticketId: ticket.id }} className="card-link">
            {ticket.title}
          </Link>
        </h2>
        <p className="muted">{money(ticket.price, ticket.currency, locale)}</p>
        <p className="stub-state">
          <Availability ticket={ticket} />
          <span>
            {m.sales.free}: {m.sales.of(ticket.quantity - taken, ticket.quantity)}
          </span>
        </p>
      </div>
      {ticket.withdrawn ? null : (
        <Link to="/sales/$ticketId/edit" params={{ ticketId: ticket.id }} className="button quiet small above">
          {m.sales.edit}
        </Link>
      )}
    </article>
  );
}
