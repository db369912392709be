// Every page while it loads, when it fails, without a network and where it is forbidden: what it says, and axe on it. The
// answers are made up here, since a healthy platform gives none of these.

import assert from 'node:assert/strict';
import { createServer, request } from 'node:http';
import { test } from 'node:test';
import { audits } from './audit.mjs';
import { address, bought, seller, send, signedUp, visitor } from './stage.mjs';

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
  // Two windows share the work.
  const found = await Promise.all([0, 1].map((half) => wrongs(pages.filter((_, i) => i % 2 === half))));
  assert.deepEqual(found.flat(), []);
});

async function wrongs(some) {
  const page = await visitor({ reducedMotion: 'reduce' });
  await signedUp(page);
  const found = [];
  for (const [path, requests] of some) {
    for (const [state, [answer, says]] of Object.entries(path === '/' ? { ...states, ...rare } : states)) {
      await page.route(requests, answer);
      await page.goto(path);
      await page.getByRole('main').getByText(says).first().waitFor({ state: 'attached' });
      found.push(...(await audits(page, `${path} ${state}`)));
      await page.unrouteAll({ behavior: 'ignoreErrors' });
    }
  }
  return found;
}

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
    found.push(...(await audits(who, path)));
  }
  await page.route('**/api/tickets?*', (route) => route.fulfill({ json: [] }));
  await page.goto('/');
  await page.getByText('Nothing is on sale yet').waitFor();
  found.push(...(await audits(page, 'nothing on sale')));
  assert.deepEqual(found, []);
});

test('without a network the page says so', async () => {
  const page = await visitor();
  await page.goto('/');
  await page.context().setOffline(true);
  await page.getByText('You are offline.').waitFor();
  assert.deepEqual(await audits(page, 'offline'), []);
  await page.context().setOffline(false);
  await page.getByText('You are offline.').waitFor({ state: 'detached' });
});

/** A way to the platform that can be cut, also for what asks behind the page. */
async function wire() {
  const server = createServer((incoming, outgoing) => {
    const { method, url, headers } = incoming;
    const onward = request(
      address + url,
      { method, headers: { ...headers, host: new URL(address).host } },
      (answer) => {
        outgoing.writeHead(answer.statusCode, answer.headers);
        answer.pipe(outgoing);
      },
    );
    onward.on('error', () => outgoing.destroy());
    outgoing.on('close', () => onward.destroy()); // a stream would go on for ever
    incoming.pipe(onward);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const cut = () => {
    server.close();
    server.closeAllConnections();
  };
  return { baseURL: `http://127.0.0.1:${server.address().port}`, cut };
}

test('a ticket that was shown once is shown without a network, also in a new window', async () => {
  const { ticket } = await seller();
  const { baseURL, cut } = await wire();
  try {
    const page = await visitor({ baseURL, serviceWorkers: 'allow' });
    await signedUp(page);
    const order = await bought(page, ticket, 1);
    const [admission] = await send(page, 'GET', `/api/orders/${order.id}/admissions`);
    const path = `/orders/${order.id}/admissions/${admission.id}`;
    await page.goto(path);
    await page.getByRole('img', { name: /QR code/ }).waitFor();
    await page.waitForFunction(async () => {
      const kept = await (await caches.open('shell')).keys();
      const loaded = performance.getEntriesByType('resource').filter(({ name }) => /assets.*js$/.test(name));
      const { active } = await navigator.serviceWorker.ready;
      return active.state === 'activated' && loaded.every(({ name }) => kept.some(({ url }) => url === name));
    });
    cut();
    await page.close();
    const again = await page.context().newPage();
    await again.goto(path);
    await again.getByRole('img', { name: /QR code/ }).waitFor();
    await again.getByText('this is the copy on this device').waitFor();
    await again.getByText('Kammerspiele, Berlin').waitFor();
    await again.goto('/');
    await again.getByText('We cannot be reached right now').waitFor();
  } finally {
    cut();
  }
});

test('the page for times of maintenance passes axe and needs no script', async () => {
  const page = await visitor({ javaScriptEnabled: true });
  await page.goto('/maintenance.html');
  await page.getByRole('heading', { name: 'Back in a moment' }).waitFor();
  assert.deepEqual(await audits(page, 'maintenance'), []);
});
