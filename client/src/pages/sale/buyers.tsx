import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { buyers as buyersQuery } from '../../api/queries';
import type { Sale, SoldOrder } from '../../api/types';
import { money, shortDateTime } from '../../i18n/format';
import { useI18n, useMessages } from '../../i18n/i18n';
import { Failure } from '../../ui/failure';
import { Icon } from '../../ui/icon';
import { RefundDialog } from './refund-dialog';

const FRESH = 10_000;

export function Buyers({ sale }: { sale: Sale }) {
  const m = useMessages();
  const found = useInfiniteQuery({ ...buyersQuery(sale.ticketId), refetchInterval: FRESH });
  const [refunding, refund] = useState<string>();
  const orders = found.data?.pages.flatMap((page) => page.data) ?? [];
  const chosen = orders.find((order) => order.orderId === refunding);
  return (
    <section className="panel buyers" aria-labelledby="buyers">
      <div className="panel-head">
        <h2 id="buyers">{m.sales.buyers}</h2>
        {orders.length > 0 ? (
          <a className="button quiet small" href={`/api/orders/sales/${sale.ticketId}/orders.csv`} download>
            <Icon name="download" />
            {m.sales.csv}
          </a>
        ) : null}
      </div>
      {found.isError && orders.length === 0 ? <Failure error={found.error} retry={() => found.refetch()} /> : null}
      {found.isPending ? <div className="skeleton skeleton-block" /> : null}
      {found.isSuccess && orders.length === 0 ? <Nobody ticketId={sale.ticketId} /> : null}
      {orders.length > 0 ? <Rows orders={orders} onRefund={refund} /> : null}
      {found.hasNextPage ? (
        <p className="centered">
          <button type="button" className="button quiet" onClick={() => found.fetchNextPage()}>
            {found.isFetchingNextPage ? m.common.loading : m.common.more}
          </button>
        </p>
      ) : null}
      {chosen ? <RefundDialog order={chosen} ticketId={sale.ticketId} onClose={() => refund(undefined)} /> : null}
    </section>
  );
}

function Nobody({ ticketId }: { ticketId: string }) {
  const m = useMessages();
  const address = new URL(`/tickets/${ticketId}`, location.origin).href;
  return (
    <p className="muted">
      {m.sales.noBuyers} <a href={address}>{address}</a>
    </p>
  );
}

function Rows({ orders, onRefund }: { orders: SoldOrder[]; onRefund: (orderId: string) => void }) {
  const m = useMessages();
  return (
    <table className="stacking">
      <thead>
        <tr>
          <th scope="col">{m.sales.buyer}</th>
          <th scope="col">{m.sales.boughtAt}</th>
          <th scope="col">{m.sales.tickets}</th>
          <th scope="col" className="number">
            {m.common.total}
          </th>
          <th scope="col">
            <span className="visually-hidden">{m.sales.actions}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {orders.map((order) => (
          <Row key={order.orderId} order={order} onRefund={() => onRefund(order.orderId)} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ order, onRefund }: { order: SoldOrder; onRefund: () => void }) {
  const { m, locale } = useI18n();
  const buyer = order.buyer ?? m.orders.number(order.orderId);
  const standing = order.admissions.filter((admission) => admission.status !== 'void').length;
  // Money that has not arrived: what failed is said first.
  const unsettled =
    order.refunds.find((refund) => refund.status === 'failed') ??
    order.refunds.find((refund) => refund.status === 'pending');
  const used = order.admissions.filter((admission) => admission.status === 'used').length;
  return (
    <tr>
      <th scope="row">{buyer}</th>
      <td data-label={m.sales.boughtAt}>
        <time dateTime={order.boughtAt}>{shortDateTime(order.boughtAt, locale)}</time>
      </td>
      <td data-label={m.sales.tickets}>
        {order.quantity}
        {used > 0 ? <span className="badge">{m.sales.usedCount(used)}</span> : null}
        {standing < order.quantity ? (
          <span className="badge warn">{m.sales.refundedCount(order.quantity - standing)}</span>
        ) : null}
        {unsettled ? (
          <span className={`badge ${unsettled.status === 'failed' ? 'bad' : ''}`}>
            {m.order.refundStatus[unsettled.status]}
          </span>
        ) : null}
      </td>
      <td data-label={m.common.total} className="number">
        {money(order.total, order.currency, locale)}
      </td>
      <td className="row-action">
        {standing > 0 ? (
          <button type="button" className="button quiet small" aria-label={m.sales.refundOf(buyer)} onClick={onRefund}>
            {m.sales.refund}
          </button>
        ) : null}
      </td>
    </tr>
  );
}
