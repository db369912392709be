import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { admissions as admissionsQuery, order as orderQuery } from '../api/queries';
import type { Order, Refund } from '../api/types';
import { dateTime, money } from '../i18n/format';
import { useI18n, useMessages } from '../i18n/i18n';
import { AdmissionCodes } from '../ui/admission-codes';
import { Failure, FailurePage } from '../ui/failure';
import { Notice } from '../ui/notice';
import { OrderStatus } from '../ui/order-status';
import { OrderSummary } from '../ui/order-summary';
import { Page } from '../ui/page';
import { Waiting } from './fallback';
import { GiveBack } from './order/give-back';
import { useOrderEvents } from './order-events';

const route = getRouteApi('/orders/$orderId');

export function OrderPage() {
  const { orderId } = route.useParams();
  const found = useQuery(orderQuery(orderId));
  if (found.data) return <Shown order={found.data} />;
  if (found.isError) {
    return <FailurePage error={found.error} retry={() => found.refetch()} />;
  }
  return <Waiting />;
}

function Shown({ order }: { order: Order }) {
  const m = useMessages();
  useOrderEvents(order);
  return (
    <Page title={order.ticket.title} lead={m.orders.number(order.id)} className="order">
      <p className="order-state">
        <OrderStatus order={order} />
      </p>
      <div className="checkout-grid">
        <div>
          {order.status === 'complete' || order.refunds?.length ? <Codes order={order} /> : null}
          {order.status === 'created' || order.status === 'awaiting:payment' ? (
            <p>
              <Link className="button big" to="/checkout/$orderId" params={{ orderId: order.id }}>
                {m.orders.resume}
              </Link>
            </p>
          ) : null}
          {order.status === 'cancelled' && order.reason ? (
            <Notice tone="warn" title={m.checkout.cancelledTitle}>
              <p>{m.order.reasons[order.reason] ?? order.reason}</p>
            </Notice>
          ) : null}
          <History order={order} />
        </div>
        <aside>
          <OrderSummary order={order} />
          <GiveBack order={order} />
        </aside>
      </div>
    </Page>
  );
}

function Codes({ order }: { order: Order }) {
  const m = useMessages();
  const codes = useQuery(admissionsQuery(order.id));
  return (
    <section className="panel" aria-labelledby="codes">
      <h2 id="codes">{m.order.admissions}</h2>
      {codes.isError ? <Failure error={codes.error} retry={() => codes.refetch()} /> : null}
      {codes.isPending ? <div className="skeleton skeleton-block" /> : null}
      {codes.data ? <AdmissionCodes orderId={order.id} admissions={codes.data} /> : null}
    </section>
  );
}

function History({ order }: { order: Order }) {
  const { m, locale } = useI18n();
  return (
    <section className="panel" aria-labelledby="history">
      <h2 id="history">{m.order.history}</h2>
      <ol className="timeline">
        <li>
          <b>{m.order.placed}</b> <time dateTime={order.createdAt}>{dateTime(order.createdAt, locale)}</time>
        </li>
        {order.status === 'complete' || order.reason === 'refunded' ? (
          <li>
            <b>{m.order.paid}</b>
          </li>
        ) : null}
        {order.refunds?.map((refund) => (
          <Refunded key={refund.id} refund={refund} />
        ))}
        {order.status === 'cancelled' && order.reason !== 'refunded' ? (
          <li>
            <b>{m.order.ended}</b>
          </li>
        ) : null}
      </ol>
    </section>
  );
}

function Refunded({ refund }: { refund: Refund }) {
  const { m, locale } = useI18n();
  return (
    <li>
      <b>{m.order.refund(money(refund.amount, refund.currency, locale))}</b>{' '}
      <time dateTime={refund.requestedAt}>{dateTime(refund.requestedAt, locale)}</time>
      <p>
        {refund.requestedBy === 'buyer' ? m.order.byBuyer : m.order.bySeller}{' '}
        {refund.reason ? `“${refund.reason}”` : ''}{' '}
        <span className={`badge ${tones[refund.status] ?? ''}`}>
          {m.order.refundStatus[refund.status] ?? refund.status}
        </span>
      </p>
    </li>
  );
}

const tones: Record<string, string> = { pending: 'warn', succeeded: 'good', failed: 'bad' };
