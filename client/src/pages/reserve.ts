import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useRef } from 'react';
import { answer, api, patiently } from '../api/client';
import { newKey } from '../api/key';
import { asProblem, type Problem } from '../api/problem';
import { order as orderQuery, ticket as ticketQuery } from '../api/queries';
import type { components as Orders } from '../api/schema/orders';
import { useMessages } from '../i18n/i18n';
import { sentenceFor } from '../ui/failure';

type PlaceOrder = Orders['schemas']['PlaceOrderBody'];
type Wish = { ticketId: string; quantity: number };
export type Reserve = ReturnType<typeof useReserve>;

/** Reserves, and goes on to the checkout. What is left may have changed; the ticket is looked at anew then. */
export function useReserve() {
  const client = useQueryClient();
  const router = useRouter();
  const m = useMessages();
  // A wish that got no answer is sent again under its key: had it arrived, it is the same order.
  const sent = useRef({ wish: '', key: '' });
  const reserve = useMutation({
    mutationFn: (wish: Wish) => {
      const text = JSON.stringify(wish);
      if (sent.current.wish !== text) sent.current = { wish: text, key: newKey() };
      const { key } = sent.current;
      // A ticket that was listed this very second may not be known to orders yet: it says when to ask again.
      return patiently(() =>
        answer(
          api.POST('/api/orders', {
            params: { header: { 'Idempotency-Key': key } },
            body: wish as PlaceOrder, // either a ticket or items: the description cannot say so
          }),
        ),
      );
    },
    onSuccess: async (order) => {
      sent.current.wish = '';
      client.setQueryData(orderQuery(order.id).queryKey, order);
      client.removeQueries({ queryKey: ['orders'], exact: true });
      await router.navigate({ to: '/checkout/$orderId', params: { orderId: order.id } });
    },
    onError: async (error, wish) => {
      const problem = asProblem(error);
      if (!problem.unreachable) sent.current.wish = '';
      if (problem.status === 409) await client.invalidateQueries({ queryKey: ticketQuery(wish.ticketId).queryKey });
      if (problem.status === 401) await signInFirst(wish);
    },
  });

  async function signInFirst(wish: Wish) {
    rememberWish(wish.ticketId);
    const next = `/tickets/${wish.ticketId}?quantity=${wish.quantity}`;
    await router.navigate({ to: '/sign-in', search: { next } });
  }

  const problem = reserve.error ? asProblem(reserve.error) : undefined;
  const underWay = reserve.isPending || reserve.isSuccess; // after a success, to the checkout
  return { ...reserve, underWay, refusal: problem && refusal(problem) };

  function refusal(problem: Problem): string {
    const left = problem.more.available;
    if (problem.status === 409 && typeof left === 'number') {
      return left > 0 ? m.ticket.fewerLeft(left) : `${m.ticket.takenTitle}. ${m.ticket.taken}`;
    }
    return sentenceFor(problem, m);
  }
}

const WISH = 'wish';

/** That the buyer pressed the button before signing in. Kept in this tab only, and taken once. */
export function rememberWish(ticketId: string): void {
  sessionStorage.setItem(WISH, ticketId);
}

export function takeWish(ticketId: string): boolean {
  const wished = sessionStorage.getItem(WISH) === ticketId;
  sessionStorage.removeItem(WISH);
  return wished;
}
