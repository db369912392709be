import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { serverNow } from '../api/clock';
import { currentUser, ticket as ticketQuery } from '../api/queries';
import type { Ticket } from '../api/types';
import { dateTime, money, times } from '../i18n/format';
import { useI18n, useMessages } from '../i18n/i18n';
import { useLive } from '../live/live';
import { Art } from '../ui/art';
import { FailurePage, Refused } from '../ui/failure';
import { Icon } from '../ui/icon';
import { Notice } from '../ui/notice';
import { Page } from '../ui/page';
import { Stepper } from '../ui/stepper';
import { Availability } from '../ui/ticket-card';
import { Waiting } from './fallback';
import { type Reserve, rememberWish, takeWish, useReserve } from './reserve';

const route = getRouteApi('/tickets/$ticketId');

export function TicketPage() {
  const { ticketId } = route.useParams();
  const found = useQuery(ticketQuery(ticketId));
  if (found.data) return <Shown key={ticketId} ticket={found.data} />;
  if (found.isError) {
    return <FailurePage error={found.error} retry={() => found.refetch()} />;
  }
  return <Waiting />;
}

/** Keeps what is left current, without a reload. Availability has no version of its own: what was told last counts. */
function useAvailability(ticket: Ticket) {
  const client = useQueryClient();
  const query = ticketQuery(ticket.id);
  useLive(
    `/api/tickets/${ticket.id}/events`,
    'ticket',
    async (data) => {
      const told = data as Ticket;
      // What was asked for before may be answered after this, with what was left then.
      await client.cancelQueries({ queryKey: query.queryKey, exact: true });
      client.setQueryData(query.queryKey, (known: Ticket | undefined) =>
        known && known.version > told.version ? { ...known, available: told.available } : told,
      );
    },
    () => client.invalidateQueries({ queryKey: query.queryKey, exact: true }),
  );
}

function Shown({ ticket }: { ticket: Ticket }) {
  const { m, locale } = useI18n();
  useAvailability(ticket);
  return (
    <Page title={ticket.title} titleHidden className="event">
      <div className="event-grid">
        <div className="event-main">
          <div className="event-art">
            <Art seed={ticket.id} />
          </div>
          <p className="event-title" aria-hidden="true">
            {ticket.title}
          </p>
          <dl className="facts">
            <div>
              <dt>
                <Icon name="calendar" />
                {m.ticket.when}
              </dt>
              <dd>
                {ticket.startsAt ? (
                  <time dateTime={ticket.startsAt}>{dateTime(ticket.startsAt, locale, ticket.timeZone)}</time>
                ) : (
                  m.common.dateOpen
                )}
                <YourTime ticket={ticket} />
              </dd>
            </div>
            {ticket.venue ? (
              <div>
                <dt>
                  <Icon name="place" />
                  {m.ticket.where}
                </dt>
                <dd>{ticket.venue}</dd>
              </div>
            ) : null}
          </dl>
        </div>
        <BuyBox ticket={ticket} />
        <section className="event-about" aria-labelledby="about">
          <h2 id="about">{m.ticket.about}</h2>
          <p className="prose">{ticket.description || m.ticket.noDescription}</p>
        </section>
      </div>
    </Page>
  );
}

/** The same moment on the visitor's clock, where that differs from the venue's. */
function YourTime({ ticket }: { ticket: Ticket }) {
  const { m, locale } = useI18n();
  if (!ticket.startsAt || !ticket.timeZone) return null;
  const there = dateTime(ticket.startsAt, locale, ticket.timeZone);
  const here = dateTime(ticket.startsAt, locale);
  const sameClock = (text: string) => text.replace(/\s\S+$/, '');
  if (sameClock(there) === sameClock(here)) return null;
  return <small>{m.common.yourTime(here)}</small>;
}

function BuyBox({ ticket: latest }: { ticket: Ticket }) {
  const { m, locale } = useI18n();
  const { data: user } = useQuery(currentUser);
  const reserve = useReserve();
  const ticket = useSteady(latest, reserve.underWay);
  const own = user?.id === ticket.userId;
  return (
    <aside className="buy" aria-label={m.ticket.buy}>
      <div className="buy-price">
        <strong>{money(ticket.price, ticket.currency, locale)}</strong>
        <span>{m.ticket.perTicket}</span>
      </div>
      <div role="status" className="buy-live">
        <Availability ticket={ticket} />
        {ticket.available > 10 && !ticket.withdrawn ? <span>{m.ticket.live(ticket.available)}</span> : null}
      </div>
      {own ? <Own ticket={ticket} /> : <Buyable ticket={ticket} signedIn={Boolean(user)} reserve={reserve} />}
      <Terms ticket={ticket} />
    </aside>
  );
}

/** Stays as it is while an order is under way: what goes now may be going to this very buyer. The answer tells. */
function useSteady(latest: Ticket, underWay: boolean): Ticket {
  const shown = useRef(latest);
  if (!underWay) shown.current = latest;
  return shown.current;
}

function Own({ ticket }: { ticket: Ticket }) {
  const m = useMessages();
  return (
    <>
      <Notice tone="info" title={m.ticket.ownTitle}>
        <p>{m.ticket.own}</p>
      </Notice>
      <Link className="button wide" to="/sales/$ticketId/edit" params={{ ticketId: ticket.id }}>
        {m.ticket.edit}
      </Link>
    </>
  );
}

function Buyable({ ticket, signedIn, reserve }: { ticket: Ticket; signedIn: boolean; reserve: Reserve }) {
  const { m, locale } = useI18n();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const [wished, setWished] = useState(search.quantity ?? 1);
  const most = Math.max(1, Math.min(ticket.available, ticket.maxPerOrder));
  const quantity = Math.min(wished, most);
  const { mutate } = reserve;

  // Back from signing in: goes on where the buyer was.
  useEffect(() => {
    if (signedIn && takeWish(ticket.id)) mutate({ ticketId: ticket.id, quantity });
  }, [signedIn, ticket.id, quantity, mutate]);

  const gone = useGone(ticket);
  if (gone) return gone;
  const buy = () => {
    if (reserve.underWay) return;
    if (signedIn) return mutate({ ticketId: ticket.id, quantity });
    rememberWish(ticket.id);
    navigate({ to: '/sign-in', search: { next: `/tickets/${ticket.id}?quantity=${quantity}` } });
  };
  return (
    <>
      {wished > most && wished <= ticket.maxPerOrder ? (
        <Notice tone="warn" live>
          <p>{m.ticket.fewerLeft(ticket.available)}</p>
        </Notice>
      ) : null}
      {reserve.refusal ? <Refused error={reserve.error} text={reserve.refusal} /> : null}
      <Stepper label={m.ticket.quantity} value={quantity} most={most} onChange={setWished} />
      <div className="buy-foot">
        <div className="buy-total">
          <span>{m.common.total}</span>
          <strong>{money(times(ticket.price, quantity, ticket.currency), ticket.currency, locale)}</strong>
        </div>
        <button type="button" className="button wide big" aria-disabled={reserve.underWay} onClick={buy}>
          <Icon name="ticket" />
          {reserve.underWay ? m.ticket.reserving : m.ticket.buy}
        </button>
      </div>
    </>
  );
}

/** Why one cannot buy, if so. What was there a moment ago and is not any more is "just taken". */
function useGone(ticket: Ticket) {
  const m = useMessages();
  const seen = useRef(false);
  if (ticket.available > 0) seen.current = true;
  if (ticket.withdrawn) {
    return (
      <Notice tone="warn" title={m.ticket.withdrawnTitle} live>
        <p>{m.ticket.withdrawn}</p>
      </Notice>
    );
  }
  if (ticket.available > 0) return null;
  return (
    <Notice tone="warn" title={seen.current ? m.ticket.takenTitle : m.ticket.soldOutTitle} live>
      <p>{seen.current ? m.ticket.taken : m.ticket.soldOut}</p>
    </Notice>
  );
}

function Terms({ ticket }: { ticket: Ticket }) {
  const { m, locale } = useI18n();
  const begun = ticket.startsAt && Date.parse(ticket.startsAt) < serverNow();
  return (
    <ul className="terms">
      {begun ? (
        <li>
          <Icon name="warning" />
          {m.ticket.endedTitle}. {m.ticket.ended}
        </li>
      ) : null}
      <li>
        <Icon name="clock" />
        {m.ticket.hold}
      </li>
      <li>
        <Icon name="shield" />
        {ticket.refundableUntil
          ? m.ticket.refundable(dateTime(ticket.refundableUntil, locale, ticket.timeZone))
          : m.ticket.final}
      </li>
    </ul>
  );
}
