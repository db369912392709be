// What the browser tests stand on: a Chromium, people with sessions, and a platform to talk to (TICKETING_URL).

import { randomBytes } from 'node:crypto';
import { appendFileSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import { after } from 'node:test';
import { chromium } from 'playwright-core';

export const address = process.env.TICKETING_URL ?? 'http://127.0.0.1:8080';
export const password = process.env.PASSWORD ?? 'a good long password';
export const demoPassword = 'demo-demo-demo';
let browser;

export function launch(args = []) {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-dev-shm-usage', ...args],
  });
}

after(async () => {
  await (await browser)?.close();
});

/** Whether something else takes the cores of this machine: then nothing can be said about how long things take. */
export const busy = () => loadavg()[0] > 3 * availableParallelism();

/** A window of somebody who is not signed in. Every error that the page logs is collected. */
export async function visitor(options = {}) {
  browser ??= launch(); // one for all, also for those who ask at once
  return windowOf(await browser, options);
}

export async function windowOf(itsBrowser, options = {}) {
  const context = await itsBrowser.newContext({
    baseURL: address,
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    serviceWorkers: 'block', // it would come between a page and the answers that a test makes up
    ...options,
  });
  context.setDefaultTimeout(Number(process.env.PATIENCE ?? 15_000));
  const page = await context.newPage();
  page.complaints = [];
  page.on('pageerror', (error) => page.complaints.push(String(error)));
  page.on('console', (message) => {
    if (/Content Security Policy|Minified React error/.test(message.text())) page.complaints.push(message.text());
  });
  return page;
}

const people = process.env.PEOPLE;

/** An address of our own; it is written down, so that whoever keeps the books knows of its owner. */
export function newEmail(name = 'guest') {
  const email = `${name}-${randomBytes(6).toString('hex')}@browser.test`;
  if (people) appendFileSync(people, `${email}\n`);
  return email;
}

/** Signs up over HTTP and leaves the session in the page's context: for tests that are about something else. */
export async function signedUp(page, name) {
  const email = newEmail(name);
  const user = await send(page, 'POST', '/api/users/signup', { email, password });
  return { email, password, ...user };
}

/** What comes too early, as services hear of each other in a moment, is sent again when the answer says so. */
async function patiently(ask, times = 20) {
  const answer = await ask();
  const wait = answer.ok() ? undefined : answer.headers()['retry-after'];
  if (wait === undefined || times <= 1) return answer;
  await new Promise((resolve) => setTimeout(resolve, Math.min(Number(wait), 1) * 500));
  return patiently(ask, times - 1);
}

/** A request of the page's person. */
export async function send(page, method, path, data) {
  const answer = await patiently(() =>
    page.request.fetch(address + path, { method, data, headers: { Origin: address } }),
  );
  const text = await answer.text();
  if (!answer.ok()) throw new Error(`${method} ${path}: ${answer.status()} ${text}`);
  return text ? JSON.parse(text) : undefined;
}

/** Lists a ticket as a new seller, and waits until it can be bought. Closes nothing: the context is the seller's. */
export async function seller(offer = {}) {
  const page = await visitor();
  const account = await signedUp(page, 'seller');
  const ticket = await offered(page, offer);
  return { page, account, ticket };
}

export async function offered(page, offer = {}) {
  const ticket = await send(page, 'POST', '/api/tickets', {
    title: 'Evening of the glass harmonica',
    price: 24.5,
    currency: 'EUR',
    quantity: 50,
    venue: 'Kammerspiele, Berlin',
    startsAt: new Date(Date.now() + 20 * 86_400_000).toISOString(),
    description: 'Four players, forty glasses.',
    ...offer,
  });
  return ticket;
}

/** Buys over HTTP, and waits until the tickets are there: for tests of what comes afterwards. */
export async function bought(page, ticket, quantity) {
  const order = await send(page, 'POST', '/api/orders', { ticketId: ticket.id, quantity });
  await send(page, 'POST', '/api/payments', { orderId: order.id, paymentMethod: 'pm_card_visa' });
  return eventually(async () => {
    const now = await send(page, 'GET', `/api/orders/${order.id}`);
    return now.status === 'complete' ? now : undefined;
  }, 'the order is complete');
}

/** Asks until the answer is yes: for what becomes true by itself. */
export async function eventually(ask, what, milliseconds = 10_000) {
  const end = Date.now() + milliseconds;
  for (;;) {
    const got = await ask();
    if (got) return got;
    if (Date.now() > end) throw new Error(`Still not: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
