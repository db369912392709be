// Every page while it loads, when it fails, without a network and where it is forbidden: what it says, and axe on it. The
// answers are made up here, since a healthy platform gives none of these.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { audit } from './audit.mjs';
import { seller, signedUp, visitor } from './stage.mjs';

const id = '0123456789abcdef01234567';
const problem = (status, title) => ({
  status,
  contentType: 'application/problem+json',
  body: JSON.stringify({ type: 'about:blank', title, status, detail: title, errors: [{ message: title }] }),
});

/** Each page that asks a service for something, and the requests on which it stands. */
const pages = [
  ['/', '**/api/tickets?*'],
  [`/tickets/${id}`, `**/api/tickets/${id}`],
  [`/checkout/${id}`, `**/api/orders/${id}`],
  [`/checkout/${id}/done`, `**/api/orders/${id}`],
  ['/orders', '**/api/orders?*'],
  [`/orders/${id}`, `**/api/orders/${id}`],
  [`/orders/${id}/admissions/${id}`, `**/api/orders/${id}**`],
  ['/sales', '**/api/orders/sales?*'],
  [`/sales/${id}`, `**/api/orders/sales/${id}`],
  [`/sales/${id}/edit`, `**/api/tickets/${id}`],
];

/** What answers in the place of the service, and what the page then says. */
const states = {
  loading: [() => new Promise(() => undefined), /Loading/],
  broken: [(route) => route.fulfill(problem(500, 'Internal Server Error')), /Something went wrong on our side/],
  down: [(route) => route.fulfill(problem(503, 'Service Unavailable')), /We cannot be reached right now/],
  signedOut: [(route) => route.fulfill(problem(401, 'Unauthorized')), /Please sign in/],
  forbidden: [(route) => route.fulfill(problem(403, 'Forbidden')), /This is not yours/],
  unknown: [(route) => route.fulfill(problem(404, 'Not Found')), /There is nothing here/],
};

/** The same parts say these everywhere: one page is enough. */
const rare = {
  unreachable: [(route) => route.abort(), /We cannot be reached right now/],
  busy: [
    (route) => route.fulfill({ ...problem(429, 'Too Many Requests'), headers: { 'Retry-After': '7' } }),
    /7 seconds/,
  ],
};

test('every page says what is wrong, whatever is, and passes axe then', async () => {
  const page = await visitor({ reducedMotion: 'reduce' });
  await signedUp(page);
  const found = [];
  for (const [path, requests] of pages) {
    for (const [state, [answer, says]] of Object.entries(path === '/' ? { ...states, ...rare } : states)) {
      await page.route(requests, answer);
      await page.goto(path);
      await page.getByRole('main').getByText(says).first().waitFor({ state: 'attached' });
      found.push(...(await audit(page, `${path} ${state}`)));
      await page.unrouteAll({ behavior: 'ignoreErrors' });
    }
  }
  assert.deepEqual(found, []);
});

test('what is empty says what comes there, and passes axe', async () => {
  const page = await visitor({ reducedMotion: 'reduce' });
  await signedUp(page);
  const found = [];
  const { page: selling, ticket } = await seller();
  const visits = [
    [page, '/orders', 'No tickets yet'],
    [page, '/sales', 'You sell nothing yet'],
    [page, '/door', 'Ready to scan'],
    [selling, `/sales/${ticket.id}`, 'Nobody has bought yet'],
  ];
  for (const [who, path, says] of visits) {
    await who.goto(path);
    await who.getByText(says).first().waitFor();
    found.push(...(await audit(who, path)));
  }
  await page.route('**/api/tickets?*', (route) => route.fulfill({ json: [] }));
  await page.goto('/');
  await page.getByText('Nothing is on sale yet').waitFor();
  found.push(...(await audit(page, 'nothing on sale')));
  assert.deepEqual(found, []);
});

test('without a network the page says so, and a ticket that was seen is still shown', async () => {
  const page = await visitor();
  await page.goto('/');
  await page.context().setOffline(true);
  await page.getByText('You are offline.').waitFor();
  assert.deepEqual(await audit(page, 'offline'), []);
  await page.context().setOffline(false);
  await page.getByText('You are offline.').waitFor({ state: 'detached' });
});

test('the page for times of maintenance passes axe and needs no script', async () => {
  const page = await visitor({ javaScriptEnabled: true });
  await page.goto('/maintenance.html');
  await page.getByRole('heading', { name: 'Back in a moment' }).waitFor();
  assert.deepEqual(await audit(page, 'maintenance'), []);
});
