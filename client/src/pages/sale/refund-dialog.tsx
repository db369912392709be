import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useRef, useState } from 'react';
import { answer, api, patiently } from '../../api/client';
import { newKey } from '../../api/key';
import type { SoldOrder } from '../../api/types';
import { money, times } from '../../i18n/format';
import { useI18n } from '../../i18n/i18n';
import { Dialog } from '../../ui/dialog';
import { Refused } from '../../ui/failure';
import { Field } from '../../ui/field';
import { toast } from '../../ui/toast';

type Props = { order: SoldOrder; ticketId: string; onClose: () => void };

/** Gives the buyer the money back, for the whole order or for some of its tickets. */
export function RefundDialog({ order, ticketId, onClose }: Props) {
  const { m, locale } = useI18n();
  const standing = order.admissions
    .filter((admission) => admission.status !== 'void')
    .sort((a, b) => a.number - b.number);
  const [chosen, choose] = useState(() => new Set(standing.map((admission) => admission.id)));
  const [reason, setReason] = useState('');
  const refund = useRefund(order.orderId, ticketId, onClose);
  const picked = standing.filter((admission) => chosen.has(admission.id));
  // What they have paid: the offer may cost something else by now.
  const paid = times(order.total / order.quantity, picked.length, order.currency);
  const amount = money(paid, order.currency, locale);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (refund.isPending || picked.length === 0) return;
    refund.mutate({
      admissions: picked.map((admission) => admission.id),
      ...(reason.trim() ? { reason: reason.trim() } : {}),
    });
  };

  return (
    <Dialog title={m.sales.refundTitle} onClose={onClose}>
      <form onSubmit={submit} className="form">
        <p>{m.sales.refundText(amount, order.buyer ?? m.orders.number(order.orderId))}</p>
        {refund.error ? <Refused error={refund.error} /> : null}
        {standing.length > 1 ? (
          <fieldset className="picks">
            <legend>{m.sales.which}</legend>
            {standing.map((admission) => (
              <label key={admission.id} className="check">
                <input
                  type="checkbox"
                  checked={chosen.has(admission.id)}
                  onChange={(event) => choose(toggled(chosen, admission.id, event.target.checked))}
                />
                {m.admission.number(admission.number)}
                {admission.status === 'used' ? <span className="badge warn">{m.admission.used}</span> : null}
              </label>
            ))}
          </fieldset>
        ) : null}
        <Field label={m.sales.reason} optional>
          {(control) => (
            <textarea
              {...control}
              rows={2}
              maxLength={500}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          )}
        </Field>
        <p className="button-row">
          <button type="button" className="button quiet" onClick={onClose}>
            {m.common.back}
          </button>
          <button type="submit" className="button danger" aria-disabled={refund.isPending || picked.length === 0}>
            {refund.isPending ? m.sales.refunding : m.sales.refundAmount(amount)}
          </button>
        </p>
      </form>
    </Dialog>
  );
}

function toggled(chosen: Set<string>, id: string, on: boolean): Set<string> {
  const next = new Set(chosen);
  if (on) next.add(id);
  else next.delete(id);
  return next;
}

function useRefund(orderId: string, ticketId: string, onDone: () => void) {
  const { m } = useI18n();
  const client = useQueryClient();
  // What got no answer may be sent again under its key; another wish is another request.
  const sent = useRef({ wish: '', key: '' });
  return useMutation({
    mutationFn: (body: { admissions: string[]; reason?: string }) => {
      const wish = JSON.stringify(body);
      if (sent.current.wish !== wish) sent.current = { wish, key: newKey() };
      const params = { path: { id: orderId }, header: { 'Idempotency-Key': sent.current.key } };
      // The description knows no optional fields.
      const asked = body as Required<typeof body>;
      return patiently(() => answer(api.POST('/api/orders/{id}/refunds', { params, body: asked })));
    },
    onSuccess: () => {
      onDone();
      toast(m.sales.refundDone);
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['sales', ticketId] }),
  });
}
