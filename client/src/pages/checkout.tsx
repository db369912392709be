import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link, useRouter } from '@tanstack/react-router';
import { useCallback, useEffect, useState } from 'react';
import { answer, api } from '../api/client';
import { config, order as orderQuery } from '../api/queries';
import type { Order } from '../api/types';
import { useI18n, useMessages } from '../i18n/i18n';
import { Countdown } from '../ui/countdown';
import { Failure, FailurePage, Refused } from '../ui/failure';
import { Icon } from '../ui/icon';
import { Notice } from '../ui/notice';
import { OrderSummary } from '../ui/order-summary';
import { Page } from '../ui/page';
import { toast } from '../ui/toast';
import { Waiting } from './fallback';
import { useOrderEvents } from './order-events';
import { useBankAnswer } from './payment/bank';
import { CardForm } from './payment/card-form';
import { useReserve } from './reserve';

const route = getRouteApi('/checkout/$orderId');

export function CheckoutPage() {
  const { orderId } = route.useParams();
  const found = useQuery(orderQuery(orderId));
  if (found.data) return <Checkout order={found.data} />;
  if (found.isError) {
    return <FailurePage error={found.error} retry={() => found.refetch()} />;
  }
  return <Waiting />;
}

function Checkout({ order }: { order: Order }) {
  const m = useMessages();
  const router = useRouter();
  useOrderEvents(order);
  useEffect(() => {
    if (order.status === 'complete') {
      router.navigate({ to: '/checkout/$orderId/done', params: { orderId: order.id }, replace: true });
    }
  }, [order.status, order.id, router]);
  return (
    <Page title={m.checkout.title} lead={`${order.quantity} × ${order.ticket.title}`} className="checkout">
      <Steps />
      <div className="checkout-grid">
        <div>{order.status === 'cancelled' ? <Over order={order} /> : <Open order={order} />}</div>
        <aside>
          <OrderSummary order={order} />
        </aside>
      </div>
    </Page>
  );
}

function Steps() {
  const m = useMessages();
  return (
    <ol className="steps">
      {m.checkout.steps.map((step, i) => (
        <li key={step} aria-current={i === 1 ? 'step' : undefined} className={i === 0 ? 'past' : undefined}>
          <span className="step-sign">{i === 0 ? <Icon name="check" /> : i + 1}</span>
          {step}
        </li>
      ))}
    </ol>
  );
}

function Open({ order }: { order: Order }) {
  const m = useMessages();
  const client = useQueryClient();
  const settings = useQuery(config);
  const [agreed, setAgreed] = useState(false);
  const { queryKey } = orderQuery(order.id);
  const refresh = useCallback(() => client.invalidateQueries({ queryKey, exact: true }), [client, queryKey]);
  const bank = useBankAnswer(order.id, route.useSearch().bank ?? false);
  if (order.status === 'complete' || agreed || bank === 'waiting' || bank === 'agreed') {
    return <Confirming refresh={refresh} />;
  }
  return (
    <>
      <Countdown until={order.expiresAt} onEnd={refresh} />
      {bank === 'refused' ? (
        <Notice tone="bad" title={m.checkout.declinedTitle} live>
          <p>{m.checkout.bankFailed}</p>
        </Notice>
      ) : null}
      {settings.isError ? <Failure error={settings.error} retry={() => settings.refetch()} /> : null}
      {settings.data ? (
        <CardForm order={order} config={settings.data} onAgreed={() => setAgreed(true)} onEnded={refresh} />
      ) : null}
      <Release order={order} />
    </>
  );
}

const LONG = 10_000;

/** The bank has agreed; only the order itself can say that the tickets are handed over. */
function Confirming({ refresh }: { refresh: () => void }) {
  const m = useMessages();
  const [long, setLong] = useState(false);
  useEffect(() => {
    refresh();
    const asking = setInterval(refresh, 2_000);
    const waiting = setTimeout(() => setLong(true), LONG);
    return () => {
      clearInterval(asking);
      clearTimeout(waiting);
    };
  }, [refresh]);
  return (
    <div className="panel confirming" role="status">
      <span className="spinner" aria-hidden="true" />
      <h2>{m.checkout.waitingTitle}</h2>
      <p>{long ? m.checkout.waitingLong : m.checkout.waiting}</p>
    </div>
  );
}

function Release({ order }: { order: Order }) {
  const { m } = useI18n();
  const client = useQueryClient();
  const router = useRouter();
  const release = useMutation({
    mutationFn: () => answer(api.DELETE('/api/orders/{id}', { params: { path: { id: order.id } } })),
    onSuccess: async (cancelled) => {
      client.setQueryData(orderQuery(order.id).queryKey, cancelled);
      await router.navigate({ to: '/tickets/$ticketId', params: { ticketId: order.ticket.id } });
      toast(m.checkout.released);
    },
    onError: () => client.invalidateQueries({ queryKey: orderQuery(order.id).queryKey, exact: true }),
  });
  return (
    <div className="centered">
      {release.isError ? <Refused error={release.error} /> : null}
      <button
        type="button"
        className="link-button"
        aria-disabled={release.isPending}
        onClick={() => release.isPending || release.mutate()}
      >
        {m.checkout.release}
      </button>
    </div>
  );
}

/** It has ended without tickets: why, and the way to try the same again. */
function Over({ order }: { order: Order }) {
  const m = useMessages();
  const reserve = useReserve();
  const [title, text] =
    order.reason === 'expired'
      ? [m.checkout.expiredTitle, m.checkout.expired]
      : [
          m.checkout.cancelledTitle,
          order.reason === 'payment-failed' ? m.checkout.tooManyDeclines : m.checkout.cancelled,
        ];
  return (
    <div className="panel">
      <Notice tone="warn" title={title} live>
        <p>{text}</p>
      </Notice>
      {reserve.refusal ? <Refused error={reserve.error} text={reserve.refusal} /> : null}
      <button
        type="button"
        className="button wide big"
        aria-disabled={reserve.isPending}
        onClick={() => {
          if (!reserve.isPending) reserve.mutate({ ticketId: order.ticket.id, quantity: order.quantity });
        }}
      >
        {reserve.isPending ? m.ticket.reserving : m.checkout.tryAgain}
      </button>
      <p className="centered">
        <Link to="/tickets/$ticketId" params={{ ticketId: order.ticket.id }}>
          {order.ticket.title}
        </Link>
      </p>
    </div>
  );
}
