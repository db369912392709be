import { useMutation } from '@tanstack/react-query';
import { answer, api, patiently } from '../../api/client';
import { newKey } from '../../api/key';
import { asProblem } from '../../api/problem';
import type { Config } from '../../api/queries';
import type { Order } from '../../api/types';
import { authenticate } from './authenticate';

/** A card as the payments service takes it. */
export type Card = { paymentMethod: string };

type Options = { order: Order; config: Config; onAgreed: () => void; onEnded: () => void };

/**
 * Pays. Agreed means that the bank has set the amount aside; whether the buyer has the tickets is for the order to say.
 * What fails without an answer may be sent again: under one key it has one effect.
 */
export function usePay({ order, config, onAgreed, onEnded }: Options) {
  return useMutation({
    mutationFn: async (card: Card) => {
      const key = newKey();
      const paid = await patiently(() =>
        answer(
          api.POST('/api/payments', {
            params: { header: { 'Idempotency-Key': key } },
            body: { orderId: order.id, paymentMethod: card.paymentMethod },
          }),
        ),
      );
      if (paid.status === 'requires_action') await authenticate(paid, order, config);
      return paid;
    },
    onSuccess: onAgreed,
    onError: (error) => {
      // The order may have ended: its own page tells then.
      if (asProblem(error).status === 409) onEnded();
    },
  });
}
