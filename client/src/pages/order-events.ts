import { useQueryClient } from '@tanstack/react-query';
import { order as orderQuery } from '../api/queries';
import type { Order } from '../api/types';
import { useLive } from '../live/live';

/** Keeps an order that can still change current. */
export function useOrderEvents(order: Order): void {
  const client = useQueryClient();
  const { queryKey } = orderQuery(order.id);
  const refunding = order.refunds?.some((refund) => refund.status === 'pending');
  const open = (order.status !== 'complete' && order.status !== 'cancelled') || refunding;
  useLive(
    open ? `/api/orders/${order.id}/events` : undefined,
    'order',
    (data) => client.setQueryData(queryKey, data as Order),
    () => client.invalidateQueries({ queryKey, exact: true }),
  );
}
