// A picture of each page and of what can become of it, on a platform with the demo catalogue: phone and desktop, light and
// dark. They go to the folder SCREENS. With ALL=no it is a phone in the light only, to see that each can be taken.

import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { test } from 'node:test';
import { cameraOn } from './film.mjs';
import { bought, demoPassword, eventually, launch, send, visitor, windowOf } from './stage.mjs';

const folder = process.env.SCREENS ?? 'target/screens';
const phone = { name: 'phone', viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };
const desktop = { name: 'desktop', viewport: { width: 1280, height: 900 } };
const every = [phone, desktop].flatMap((device) => ['light', 'dark'].map((scheme) => ({ device, scheme })));
const variants = process.env.ALL === 'no' ? every.slice(0, 1) : every;

async function signedIn(page, name) {
  await send(page, 'POST', '/api/users/signin', { email: `${name}@demo.test`, password: demoPassword });
}

/** What the shots are of. They are made once: all variants show the same things. */
async function things() {
  const seller = await visitor();
  await signedIn(seller, 'seller');
  const offers = await send(seller, 'GET', '/api/tickets?seller=me&limit=100');
  const named = (title) => offers.find((offer) => offer.title.includes(title));
  const buyer = await visitor();
  await signedIn(buyer, 'buyer');
  const orders = await send(buyer, 'GET', '/api/orders?limit=100');
  const mahler = named('Mahler');
  const order = orders.findLast((one) => one.status === 'complete' && one.ticket.id === mahler.id);
  const admissions = await send(buyer, 'GET', `/api/orders/${order.id}/admissions`);
  const scanned = await bought(buyer, mahler, variants.length + 1);
  const codes = await send(buyer, 'GET', `/api/orders/${scanned.id}/admissions`);
  const reserve = (offer, quantity) => send(buyer, 'POST', '/api/orders', { ticketId: offer.id, quantity });
  const open = await reserve(named('Winter Bees'), 2);
  const declined = await reserve(named('derby'), 1);
  const over = await reserve(named('Monsoon'), 1);
  await send(buyer, 'DELETE', `/api/orders/${over.id}`);
  await eventually(async () => (await send(seller, 'GET', '/api/orders/sales')).length > 0, 'sales are known');
  return { named, mahler, order, admissions, codes: codes.map(({ code }) => code), open, declined, over };
}

const code = (page) =>
  page
    .getByRole('img', { name: /QR code/ })
    .first()
    .waitFor();
const button = (name) => (page) => page.getByRole('button', { name }).first().waitFor();
const text = (words) => (page) => page.getByText(words).first().waitFor();
const card = (page) => page.getByRole('article').first().waitFor();

/** Whose window, the name of the picture, the address, when it is ready; and what the services shall do in its place. */
function shots({ named, mahler, order, admissions, codes, open, declined, over }, variant) {
  const sales = `/sales/${mahler.id}`;
  const door = `/door?ticket=${mahler.id}`;
  return [
    ['guest', 'browse', '/', (page) => page.getByRole('article').nth(3).waitFor()],
    ['guest', 'browse-loading', '/', text('Loading'), ['**/api/tickets?*', hang]],
    ['guest', 'browse-empty', '/', text('Nothing is on sale yet'), ['**/api/tickets?*', empty]],
    ['guest', 'browse-unreachable', '/', text('We cannot be reached'), ['**/api/tickets?*', (route) => route.abort()]],
    ['guest', 'search', '/?q=Zürich', text('Chocolate without secrets')],
    ['guest', 'search-nothing', '/?q=zebra', text('Nothing matches')],
    ['guest', 'ticket', `/tickets/${mahler.id}`, button('Get tickets')],
    ['guest', 'ticket-few-left', `/tickets/${named('Aurora').id}`, button('Get tickets')],
    ['guest', 'ticket-sold-out', `/tickets/${named('Fado').id}`, text('All are reserved or sold.')],
    ['guest', 'sign-in', `/sign-in?next=/tickets/${mahler.id}`, button('Sign in')],
    ['guest', 'sign-up', '/sign-up', button('Sign up')],
    ['guest', 'please-sign-in', '/orders', text('Please sign in')],
    ['guest', 'not-found', '/nowhere', text('There is nothing here')],
    ['guest', 'maintenance', '/maintenance.html', text('Back in a moment')],
    ['buyer', 'checkout', `/checkout/${open.id}`, button(/^Pay/)],
    ['buyer', 'checkout-declined', `/checkout/${declined.id}`, decline],
    ['buyer', 'checkout-over', `/checkout/${over.id}`, button('Try again')],
    ['buyer', 'checkout-waiting', `/checkout/${open.id}`, pay, ['**/api/payments', agree]],
    ['buyer', 'done', `/checkout/${order.id}/done`, code],
    ['buyer', 'orders', '/orders', (page) => page.getByText('Pier 3').or(page.getByText('Berlin')).first().waitFor()],
    ['buyer', 'orders-empty', '/orders', text('No tickets yet'), ['**/api/orders?*', empty]],
    ['buyer', 'order', `/orders/${order.id}`, code],
    ['buyer', 'give-back', `/orders/${order.id}`, press('Give back for a refund', 'Keep them')],
    ['buyer', 'admission', `/orders/${order.id}/admissions/${admissions[0].id}`, code],
    ['buyer', 'not-yours', `${sales}/edit`, text('This is not yours')],
    ['seller', 'sales', '/sales', card],
    ['seller', 'sale', sales, (page) => page.getByRole('row').nth(2).waitFor()],
    ['seller', 'refund', sales, press(/^Refund /, 'Back')],
    ['seller', 'sell', '/sales/new', button('Put it on sale')],
    ['seller', 'sell-complaints', '/sales/new', complain],
    ['seller', 'edit', `${sales}/edit`, button('Save the changes')],
    ['seller', 'withdraw', `${sales}/edit`, press('Take it off sale', 'Back')],
    ['seller', 'door', door, (page) => page.getByRole('option', { name: mahler.title }).waitFor({ state: 'attached' })],
    ['seller', 'door-valid', door, scan(codes[variant], 'Valid')],
    ['seller', 'door-used', door, scan(codes[variant], 'Already used')],
    ['seller', 'door-forged', door, scan('NOT-A-CODE', 'Not one of ours')],
    ['seller', 'door-camera', door, film],
  ];
}

const hang = () => new Promise(() => undefined);
const empty = (route) => route.fulfill({ json: [] });
const agree = (route) => route.fulfill({ status: 201, json: { id: 'made-up', status: 'authorized' } });

const press = (name, then) => async (page) => {
  await page.getByRole('button', { name }).first().click();
  await page.getByRole('dialog').getByRole('button', { name: then }).waitFor();
};

const scan = (typed, verdict) => async (page) => {
  await page.getByLabel('Code').fill(typed);
  await page.getByRole('button', { name: 'Check', exact: true }).click();
  await page.locator('.verdict-word').getByText(verdict).waitFor();
  await page.mouse.move(0, 0);
};

async function film(page) {
  await page.getByRole('button', { name: 'Use the camera' }).click();
  await page.locator('.verdict-word').getByText('Already used').waitFor();
}

async function complain(page) {
  await page.getByRole('button', { name: 'Put it on sale' }).click();
  await page.getByRole('alert').waitFor();
}

async function decline(page) {
  await page.getByRole('radio', { name: /9995/ }).check();
  await page.getByRole('button', { name: /^Pay/ }).click();
  await page.getByRole('alert').getByText('not enough money').waitFor();
  await page.getByRole('alert').scrollIntoViewIfNeeded();
}

async function pay(page) {
  await page.getByRole('button', { name: /^Pay/ }).click();
  await page.getByText('Waiting for confirmation').waitFor();
}

async function picture(page, file) {
  await page.evaluate(() => document.fonts.ready);
  const bytes = await page.screenshot({ type: 'jpeg', quality: 68, path: `${folder}/${file}.jpg` });
  assert.ok(bytes.length > 2_000, `${file} is almost empty`);
}

test('every page can be shown', { timeout: 600_000 }, async () => {
  mkdirSync(folder, { recursive: true });
  const all = await things();
  const browser = await launch(cameraOn(all.codes[0]));
  try {
    for (const [variant, { device, scheme }] of variants.entries()) {
      const people = {};
      for (const [who, name, path, ready, instead] of shots(all, variant)) {
        people[who] ??= await person(browser, who, device, scheme);
        const page = people[who];
        if (instead) await page.route(...instead);
        await page.goto(path);
        await ready(page);
        await picture(page, `${name}-${device.name}-${scheme}`);
        if (instead) await page.unrouteAll({ behavior: 'ignoreErrors' });
      }
      for (const page of Object.values(people)) {
        assert.deepEqual(page.complaints, []);
        await page.context().close();
      }
    }
  } finally {
    await browser.close();
  }
});

async function person(browser, who, { name: _, ...device }, colorScheme) {
  const page = await windowOf(browser, { ...device, colorScheme, reducedMotion: 'reduce', permissions: ['camera'] });
  if (who !== 'guest') await signedIn(page, who);
  return page;
}
