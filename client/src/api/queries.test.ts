import { expect, test } from 'vitest';
import { order, queryClient } from './queries';
import type { Order } from './types';

const { queryKey } = order('o1');
const version = (n: number) => ({ id: 'o1', version: n }) as Order;
const known = () => queryClient.getQueryData<Order>(queryKey)?.version;

test('an answer that was long on its way does not put an order back', async () => {
  queryClient.setQueryData(queryKey, version(1));
  let arrive: (order: Order) => void = () => {};
  const asked = queryClient.fetchQuery({
    ...order('o1'),
    staleTime: 0,
    queryFn: () => new Promise<Order>((resolve) => (arrive = resolve)),
  });
  queryClient.setQueryData(queryKey, version(3));
  arrive(version(2));
  await asked;
  expect(known()).toBe(3);
  queryClient.setQueryData(queryKey, version(2));
  expect(known()).toBe(3);
  queryClient.setQueryData(queryKey, version(4));
  expect(known()).toBe(4);
});
