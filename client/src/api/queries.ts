import {
  infiniteQueryOptions,
  MutationCache,
  QueryCache,
  QueryClient,
  queryOptions,
  replaceEqualDeep,
} from '@tanstack/react-query';
import { answer, answerWithNext, api } from './client';
import { asProblem } from './problem';
import type { Order, Sale, SoldOrder, Ticket, User } from './types';

/** Who is told to be signed out is: the page then offers to sign in, and comes back. */
export const heed = (error: unknown): void => {
  if (asProblem(error).status === 401) queryClient.setQueryData(currentUser.queryKey, null);
};

export const queryClient: QueryClient = new QueryClient({
  queryCache: new QueryCache({ onError: heed }),
  mutationCache: new MutationCache({ onError: heed }),
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      // What the server refuses it refuses again; only silence is worth another try.
      retry: (count, error) => asProblem(error).unreachable && count < 2,
    },
    mutations: { networkMode: 'always' },
  },
});

type Listed<T> = { data: T[]; next: string | undefined };

export type Sort = 'startsAt' | 'newest' | 'price' | '-price';
export type Browse = { q?: string; sort?: Sort; any?: boolean };

export const currentUser = queryOptions({
  queryKey: ['user'],
  queryFn: async (): Promise<User | null> => (await answer(api.GET('/api/users/currentuser'))).currentUser ?? null,
  staleTime: 60_000,
});

export const browse = (search: Browse) =>
  infiniteQueryOptions({
    queryKey: ['tickets', 'browse', search],
    queryFn: ({ pageParam }): Promise<Listed<Ticket>> =>
      answerWithNext(
        api.GET('/api/tickets', {
          params: {
            query: {
              limit: 24,
              sort: search.sort ?? 'startsAt',
              ...(search.q ? { q: search.q } : {}),
              ...(search.any ? { availability: 'any' } : {}),
              ...(pageParam ? { cursor: pageParam } : {}),
            },
          },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  });

export const ticket = (id: string) =>
  queryOptions({
    queryKey: ['tickets', id],
    queryFn: (): Promise<Ticket> => answer(api.GET('/api/tickets/{id}', { params: { path: { id } } })),
  });

export const order = (id: string) =>
  queryOptions({
    queryKey: ['orders', id],
    queryFn: (): Promise<Order> => answer(api.GET('/api/orders/{id}', { params: { path: { id } } })),
    structuralSharing: newest,
  });

/** Answers and live events overtake each other: what comes late never puts an order back. */
function newest(known: unknown, told: unknown): unknown {
  return known && (known as Order).version > (told as Order).version ? known : replaceEqualDeep(known, told);
}

export const orders = infiniteQueryOptions({
  queryKey: ['orders'],
  queryFn: ({ pageParam }): Promise<Listed<Order>> =>
    answerWithNext(
      api.GET('/api/orders', { params: { query: { limit: 30, ...(pageParam ? { cursor: pageParam } : {}) } } }),
    ),
  initialPageParam: '',
  getNextPageParam: (page) => page.next,
});

export const admissions = (orderId: string) =>
  queryOptions({
    queryKey: ['orders', orderId, 'admissions'],
    queryFn: () => answer(api.GET('/api/orders/{id}/admissions', { params: { path: { id: orderId } } })),
  });

/** What one sells, also what is sold out or withdrawn, with how it goes. */
export const sales = infiniteQueryOptions({
  queryKey: ['sales', 'list'],
  queryFn: ({ pageParam }): Promise<Listed<Sale>> =>
    answerWithNext(
      api.GET('/api/orders/sales', { params: { query: { limit: 50, ...(pageParam ? { cursor: pageParam } : {}) } } }),
    ),
  initialPageParam: '',
  getNextPageParam: (page) => page.next,
});

export const sale = (ticketId: string) =>
  queryOptions({
    queryKey: ['sales', ticketId],
    queryFn: () => answer(api.GET('/api/orders/sales/{ticketId}', { params: { path: { ticketId } } })),
  });

export const buyers = (ticketId: string) =>
  infiniteQueryOptions({
    queryKey: ['sales', ticketId, 'orders'],
    queryFn: ({ pageParam }): Promise<Listed<SoldOrder>> =>
      answerWithNext(
        api.GET('/api/orders/sales/{ticketId}/orders', {
          params: { path: { ticketId }, query: { limit: 50, ...(pageParam ? { cursor: pageParam } : {}) } },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  });

export type Config = { stripePublishableKey: string | null; simulator: string | null };

/** What the platform tells at run time: which Stripe there is. */
export const config = queryOptions({
  queryKey: ['config'],
  queryFn: async (): Promise<Config> => {
    const response = await fetch('/config.json');
    if (!response.ok) throw new Error(`config.json: ${response.status}`);
    return response.json();
  },
  staleTime: Number.POSITIVE_INFINITY,
});
