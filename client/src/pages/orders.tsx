import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { orders as ordersQuery } from '../api/queries';
import type { Order } from '../api/types';
import { clockTime, money, shortDateTime } from '../i18n/format';
import { useI18n, useMessages } from '../i18n/i18n';
import { Art } from '../ui/art';
import { Failure } from '../ui/failure';
import { Empty } from '../ui/notice';
import { OrderStatus } from '../ui/order-status';
import { Page } from '../ui/page';
import { StubSkeletons } from '../ui/skeletons';
import { WhenWhereOf } from '../ui/when-where';

const route = getRouteApi('/orders');

type Show = 'open' | 'complete' | 'cancelled';

function matches(order: Order, show: Show | undefined): boolean {
  if (!show) return true;
  return show === 'open' ? isOpen(order) : order.status === show;
}

const isOpen = (order: Order) => order.status === 'created' || order.status === 'awaiting:payment';

export function OrdersPage() {
  const m = useMessages();
  const found = useInfiniteQuery(ordersQuery);
  const { show } = route.useSearch();
  const all = found.data?.pages.flatMap((page) => page.data) ?? [];
  const shown = all.filter((order) => matches(order, show));
  return (
    <Page title={m.orders.title} className="narrower">
      {found.isError && all.length === 0 ? <Failure error={found.error} retry={() => found.refetch()} /> : null}
      {found.isPending ? <StubSkeletons /> : null}
      {all.length > 0 ? <Tabs show={show} /> : null}
      {found.isSuccess && all.length === 0 ? (
        <Empty icon="ticket" title={m.orders.emptyTitle} text={m.orders.empty}>
          <Link className="button" to="/">
            {m.common.home}
          </Link>
        </Empty>
      ) : null}
      {all.length > 0 && shown.length === 0 ? <p className="centered muted">{m.orders.none}</p> : null}
      <ul className="stubs">
        {shown.map((order) => (
          <li key={order.id}>
            <Stub order={order} />
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

function Tabs({ show }: { show: Show | undefined }) {
  const m = useMessages();
  const tabs = [undefined, 'open', 'complete', 'cancelled'] as const;
  return (
    <nav aria-label={m.orders.filter}>
      <ul className="chips">
        {tabs.map((tab) => (
          <li key={tab ?? 'all'}>
            <Link
              to="/orders"
              search={tab ? { show: tab } : {}}
              className="chip"
              activeProps={{}}
              aria-current={show === tab ? 'page' : undefined}
              resetScroll={false}
            >
              {tab ? m.orders[tab] : m.orders.all}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Stub({ order }: { order: Order }) {
  const { m, locale } = useI18n();
  return (
    <article className={`stub ${order.status === 'cancelled' ? 'gone' : ''}`}>
      <div className="stub-art">
        <Art seed={order.ticket.id} />
      </div>
      <div className="stub-body">
        <h2>
          <Link to="/orders/$orderId" params={{ orderId: order.id }} className="card-link">
            {order.ticket.title}
          </Link>
        </h2>
        <p>
          <WhenWhereOf ticketId={order.ticket.id} />
        </p>
        <p className="muted">
          {m.orders.tickets(order.quantity)} · {money(order.total, order.currency, locale)} ·{' '}
          {m.orders.placed(shortDateTime(order.createdAt, locale))}
        </p>
        <p className="stub-state">
          <OrderStatus order={order} />
          {isOpen(order) ? <span>{m.orders.untilTime(clockTime(order.expiresAt, locale))}</span> : null}
        </p>
      </div>
      {isOpen(order) ? (
        <Link to="/checkout/$orderId" params={{ orderId: order.id }} className="button small above">
          {m.orders.resume}
        </Link>
      ) : null}
    </article>
  );
}
