import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { sales as salesQuery } from '../api/queries';
import type { Sale } from '../api/types';
import { dateTime, money } from '../i18n/format';
import { useI18n, useMessages } from '../i18n/i18n';
import { Art } from '../ui/art';
import { Failure } from '../ui/failure';
import { Icon } from '../ui/icon';
import { Empty } from '../ui/notice';
import { Page } from '../ui/page';
import { StubSkeletons } from '../ui/skeletons';
import { Availability } from '../ui/ticket-card';
import { SoldBar } from './sale/sold-bar';

export function SalesPage() {
  const m = useMessages();
  const found = useInfiniteQuery(salesQuery);
  const sales = found.data?.pages.flatMap((page) => page.data) ?? [];
  return (
    <Page title={m.sales.title} className="narrower">
      {found.isError && sales.length === 0 ? <Failure error={found.error} retry={() => found.refetch()} /> : null}
      {found.isPending ? <StubSkeletons /> : null}
      {sales.length > 0 ? <Actions /> : null}
      {found.isSuccess && sales.length === 0 ? (
        <Empty icon="bolt" title={m.sales.emptyTitle} text={m.sales.empty}>
          <Link className="button" to="/sales/new">
            {m.sales.new}
          </Link>
        </Empty>
      ) : null}
      <ul className="stubs">
        {sales.map((sale) => (
          <li key={sale.ticketId}>
            <Stub sale={sale} />
          </li>
        ))}
      </ul>
      {found.hasNextPage ? (
        <p className="centered">
          <button type="button" className="button quiet" onClick={() => found.fetchNextPage()}>
            {found.isFetchingNextPage ? m.common.loading : m.common.more}
          </button>
        </p>
      ) : null}
    </Page>
  );
}

function Actions() {
  const m = useMessages();
  return (
    <p className="button-row head-actions">
      <Link className="button" to="/sales/new">
        <Icon name="plus" />
        {m.sales.new}
      </Link>
      <Link className="button quiet" to="/door">
        <Icon name="camera" />
        {m.sales.door}
      </Link>
    </p>
  );
}

function Stub({ sale }: { sale: Sale }) {
  const { m, locale } = useI18n();
  return (
    <article className={`stub ${sale.withdrawn ? 'gone' : ''}`}>
      <div className="stub-art">
        <Art seed={sale.ticketId} />
      </div>
      <div className="stub-body">
        <h2>
          <Link to="/sales/$ticketId" params={{ ticketId: sale.ticketId }} className="card-link">
            {sale.title}
          </Link>
        </h2>
        <p className="muted">
          {money(sale.price, sale.currency, locale)} ·{' '}
          {sale.startsAt ? dateTime(sale.startsAt, locale, sale.timeZone) : m.common.dateOpen}
        </p>
        <SoldBar sale={sale} />
        <p className="stub-state">
          <Availability ticket={{ available: sale.free, withdrawn: sale.withdrawn }} />
          <span>{m.sales.soldShare(sale.sold, sale.quantity)}</span>
        </p>
      </div>
      <p className="stub-money">
        <b>{money(sale.revenue, sale.currency, locale)}</b>
        <small>{m.sales.revenue}</small>
      </p>
    </article>
  );
}
