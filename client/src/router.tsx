import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { browse, queryClient, type Sort, ticket } from './api/queries';
import { Root } from './layout/root';
import { BrowsePage } from './pages/browse';
import { Crashed, Lost, Waiting } from './pages/fallback';

const root = createRootRoute({ component: Root, notFoundComponent: Lost, errorComponent: Crashed });
const under = { getParentRoute: () => root };

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);
const number = (value: unknown) => (Number.isInteger(Number(value)) && Number(value) > 0 ? Number(value) : undefined);
const sorts: Sort[] = ['startsAt', 'newest', 'price', '-price'];

/** Where to go after signing in; only ever a place of ours. */
const ownPath = (value: unknown) => (typeof value === 'string' && /^\/(?![/\\])/.test(value) ? value : undefined);

const browseRoute = createRoute({
  ...under,
  path: '/',
  validateSearch: (search: Record<string, unknown>): { q?: string; sort?: Sort; any?: boolean } => ({
    ...(text(search.q) ? { q: String(search.q) } : {}),
    ...(sorts.includes(search.sort as Sort) ? { sort: search.sort as Sort } : {}),
    ...(search.any === true ? { any: true } : {}),
  }),
  loaderDeps: ({ search }) => search,
  // Begins early; the page itself shows waiting and failing.
  loader: ({ deps }) => {
    queryClient.prefetchInfiniteQuery(browse(deps));
  },
  component: BrowsePage,
});

const ticketRoute = createRoute({
  ...under,
  path: '/tickets/$ticketId',
  validateSearch: (search: Record<string, unknown>): { quantity?: number } => {
    const quantity = number(search.quantity);
    return quantity ? { quantity } : {};
  },
  loader: ({ params }) => {
    queryClient.prefetchQuery(ticket(params.ticketId));
  },
  component: lazyRouteComponent(() => import('./pages/ticket'), 'TicketPage'),
});

const next = (search: Record<string, unknown>): { next?: string } => {
  const path = ownPath(search.next);
  return path ? { next: path } : {};
};

const signInRoute = createRoute({
  ...under,
  path: '/sign-in',
  validateSearch: next,
  component: lazyRouteComponent(() => import('./pages/sign-in'), 'SignInPage'),
});

const signUpRoute = createRoute({
  ...under,
  path: '/sign-up',
  validateSearch: next,
  component: lazyRouteComponent(() => import('./pages/sign-in'), 'SignUpPage'),
});

const checkoutRoute = createRoute({
  ...under,
  path: '/checkout/$orderId',
  validateSearch: (search: Record<string, unknown>): { bank?: boolean } => (search.bank === true ? { bank: true } : {}),
  component: lazyRouteComponent(() => import('./pages/checkout'), 'CheckoutPage'),
});

const doneRoute = createRoute({
  ...under,
  path: '/checkout/$orderId/done',
  component: lazyRouteComponent(() => import('./pages/done'), 'DonePage'),
});

const ordersRoute = createRoute({
  ...under,
  path: '/orders',
  validateSearch: (search: Record<string, unknown>): { show?: 'open' | 'complete' | 'cancelled' } => {
    const show = search.show;
    return show === 'open' || show === 'complete' || show === 'cancelled' ? { show } : {};
  },
  component: lazyRouteComponent(() => import('./pages/orders'), 'OrdersPage'),
});

const orderRoute = createRoute({
  ...under,
  path: '/orders/$orderId',
  component: lazyRouteComponent(() => import('./pages/order'), 'OrderPage'),
});

const admissionRoute = createRoute({
  ...under,
  path: '/orders/$orderId/admissions/$admissionId',
  component: lazyRouteComponent(() => import('./pages/admission'), 'AdmissionPage'),
});

const salesRoute = createRoute({
  ...under,
  path: '/sales',
  component: lazyRouteComponent(() => import('./pages/sales'), 'SalesPage'),
});

const newOfferRoute = createRoute({
  ...under,
  path: '/sales/new',
  component: lazyRouteComponent(() => import('./pages/sell'), 'NewOfferPage'),
});

const editOfferRoute = createRoute({
  ...under,
  path: '/sales/$ticketId/edit',
  component: lazyRouteComponent(() => import('./pages/sell'), 'EditOfferPage'),
});

const saleRoute = createRoute({
  ...under,
  path: '/sales/$ticketId',
  component: lazyRouteComponent(() => import('./pages/sale'), 'SalePage'),
});

const doorRoute = createRoute({
  ...under,
  path: '/door',
  validateSearch: (search: Record<string, unknown>): { ticket?: string } => {
    const ticket = text(search.ticket);
    return ticket ? { ticket } : {};
  },
  component: lazyRouteComponent(() => import('./pages/door'), 'DoorPage'),
});

export const router = createRouter({
  routeTree: root.addChildren([
    browseRoute,
    ticketRoute,
    signInRoute,
    signUpRoute,
    checkoutRoute,
    doneRoute,
    ordersRoute,
    orderRoute,
    admissionRoute,
    salesRoute,
    newOfferRoute,
    editOfferRoute,
    saleRoute,
    doorRoute,
  ]),
  defaultPreload: 'intent',
  defaultPreloadStaleTime: 0,
  scrollRestoration: true,
  defaultPendingComponent: Waiting,
  defaultErrorComponent: Crashed,
  defaultNotFoundComponent: Lost,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
