import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { type FormEvent, startTransition, useEffect, useRef, useState } from 'react';
import { browse } from '../api/queries';
import { cityOf } from '../i18n/format';
import { useMessages } from '../i18n/i18n';
import { Failure } from '../ui/failure';
import { Icon } from '../ui/icon';
import { Empty } from '../ui/notice';
import { Page } from '../ui/page';
import { CardSkeletons, TicketCard } from '../ui/ticket-card';
import { Trust } from '../ui/trust';

const route = getRouteApi('/');

export function BrowsePage() {
  const m = useMessages();
  const { q } = route.useSearch();
  return (
    <Page
      title={q ? m.browse.found(q) : m.browse.title}
      lead={q ? undefined : m.browse.lead}
      className={q ? 'browse searched' : 'browse'}
      beside={<Hero searched={Boolean(q)} />}
    >
      <Results />
    </Page>
  );
}

/** What the front page is for, and why one can trust it. */
function Hero({ searched }: { searched: boolean }) {
  return (
    <>
      <SearchForm />
      {searched ? null : <Trust />}
    </>
  );
}

function SearchForm() {
  const m = useMessages();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const [words, setWords] = useState(search.q ?? '');
  useEffect(() => setWords(search.q ?? ''), [search.q]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const { q: _, ...others } = search;
    navigate({ search: words.trim() ? { ...others, q: words.trim() } : others });
  };
  return (
    <search>
      <form className="search" onSubmit={submit}>
        <Icon name="search" />
        <input
          type="search"
          name="q"
          maxLength={200}
          value={words}
          placeholder={m.browse.search}
          aria-label={m.browse.search}
          onChange={(event) => setWords(event.target.value)}
        />
        <button type="submit" className="button">
          {m.browse.searchButton}
        </button>
      </form>
    </search>
  );
}

function Results() {
  const m = useMessages();
  const search = route.useSearch();
  const found = useInfiniteQuery(browse(search));
  const tickets = found.data?.pages.flatMap((page) => page.data) ?? [];
  const more = useRef<HTMLUListElement>(null);
  const rest = useRest(tickets.length > 0);

  if (found.isError && tickets.length === 0) {
    return <Failure error={found.error} retry={() => found.refetch()} />;
  }
  return (
    <section aria-labelledby="results">
      <div className="results-head">
        <h2 id="results">
          <span role="status">
            {found.isPending ? m.common.loading : m.browse.results(tickets.length, found.hasNextPage)}
          </span>
        </h2>
        <Filters />
      </div>
      <Cities venues={tickets.map((ticket) => ticket.venue)} />
      {found.isPending ? <CardSkeletons count={6} /> : null}
      {found.isSuccess && tickets.length === 0 ? <Nothing searched={Boolean(search.q)} /> : null}
      <ul className="cards" ref={more}>
        {(rest ? tickets : tickets.slice(0, FIRST)).map((ticket) => (
          <li key={ticket.id}>
            <TicketCard ticket={ticket} />
          </li>
        ))}
      </ul>
      {found.hasNextPage ? (
        <p className="centered">
          <button
            type="button"
            className="button quiet"
            aria-disabled={found.isFetchingNextPage}
            onClick={() => {
              const shown = tickets.length;
              found.fetchNextPage().then(() => {
                more.current?.children[shown]?.querySelector('a')?.focus();
              });
            }}
          >
            {found.isFetchingNextPage ? m.common.loading : m.common.more}
          </button>
        </p>
      ) : null}
    </section>
  );
}

/** As many as a screen shows. */
const FIRST = 6;

/** Whether what is below the screen is drawn too: on a first visit only after what is on it; coming back, at once. */
function useRest(arrived: boolean): boolean {
  const [rest, setRest] = useState(arrived);
  useEffect(() => {
    if (arrived) startTransition(() => setRest(true));
  }, [arrived]);
  return rest;
}

function Filters() {
  const m = useMessages();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <div className="filters">
      <label className="check">
        <input
          type="checkbox"
          checked={search.any ?? false}
          onChange={(event) => {
            const { any: _, ...others } = search;
            navigate({ search: event.target.checked ? { ...others, any: true } : others, resetScroll: false });
          }}
        />
        {m.browse.soldOut}
      </label>
      <label>
        <span className="visually-hidden">{m.browse.sort}</span>
        <select
          value={search.sort ?? 'startsAt'}
          onChange={(event) => {
            const { sort: _, ...others } = search;
            const sort = event.target.value as NonNullable<typeof search.sort>;
            navigate({ search: sort === 'startsAt' ? others : { ...others, sort }, resetScroll: false });
          }}
        >
          {Object.entries(m.browse.sorts).map(([value, name]) => (
            <option key={value} value={value}>
              {name}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}

/** The cities of what is shown, as searches; only those that have more than one event would lead anywhere new. */
function Cities({ venues }: { venues: (string | undefined)[] }) {
  const search = route.useSearch();
  const cities = [...new Set(venues.map(cityOf).filter((city) => city !== undefined))].slice(0, 8);
  if (search.q || cities.length < 2) return null;
  return (
    <ul className="chips">
      {cities.map((city) => (
        <li key={city}>
          <Link to="/" search={{ ...search, q: city }} className="chip">
            {city}
          </Link>
        </li>
      ))}
    </ul>
  );
}

function Nothing({ searched }: { searched: boolean }) {
  const m = useMessages();
  if (searched) {
    return (
      <Empty icon="search" title={m.browse.noMatchTitle} text={m.browse.noMatch}>
        <Link className="button" to="/" search={{}}>
          {m.browse.clear}
        </Link>
      </Empty>
    );
  }
  return (
    <Empty icon="ticket" title={m.browse.emptyTitle} text={m.browse.empty}>
      <Link className="button" to="/sales">
        {m.sales.new}
      </Link>
    </Empty>
  );
}
