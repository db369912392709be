import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answer, api, patiently } from '../../api/client';
import { serverNow } from '../../api/clock';
import { order as orderQuery } from '../../api/queries';
import type { Order } from '../../api/types';
import { dateTime, money } from '../../i18n/format';
import { useI18n } from '../../i18n/i18n';
import { Dialog } from '../../ui/dialog';
import { Refused } from '../../ui/failure';
import { toast } from '../../ui/toast';

/** The way back for a complete order, for as long as its seller takes it. */
export function GiveBack({ order }: { order: Order }) {
  const { m, locale } = useI18n();
  const [asks, ask] = useState(false);
  const until = order.refundableUntil;
  if (order.status !== 'complete' || !until || Date.parse(until) < serverNow()) return null;
  return (
    <section className="panel give-back">
      <p className="muted">{m.order.refundableUntil(dateTime(until, locale))}</p>
      <button type="button" className="button quiet wide" onClick={() => ask(true)}>
        {m.order.giveBack}
      </button>
      {asks ? <Question order={order} onClose={() => ask(false)} /> : null}
    </section>
  );
}

function Question({ order, onClose }: { order: Order; onClose: () => void }) {
  const { m, locale } = useI18n();
  const client = useQueryClient();
  const given = useMutation({
    mutationFn: () => patiently(() => answer(api.DELETE('/api/orders/{id}', { params: { path: { id: order.id } } }))),
    onSuccess: (cancelled) => {
      client.setQueryData(orderQuery(order.id).queryKey, cancelled);
      onClose();
      toast(m.order.givenBack);
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['orders'] }),
  });
  return (
    <Dialog title={m.order.giveBackTitle} onClose={onClose}>
      <p>{m.order.giveBackText(money(order.total, order.currency, locale))}</p>
      {given.error ? <Refused error={given.error} /> : null}
      <p className="button-row">
        <button type="button" className="button quiet" onClick={onClose}>
          {m.order.keep}
        </button>
        <button
          type="button"
          className="button danger"
          aria-disabled={given.isPending}
          onClick={() => given.isPending || given.mutate()}
        >
          {given.isPending ? m.order.givingBack : m.order.giveBack}
        </button>
      </p>
    </Dialog>
  );
}
