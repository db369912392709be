// A picture of each page, on a platform with the demo catalogue: phone and desktop, light and dark. With SCREENS=folder they
// are kept there; else one of the four is taken of each page, to see that it can be.

import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { demoPassword, eventually, send, visitor } from './stage.mjs';

const folder = process.env.SCREENS;
const phone = { name: 'phone', viewport: { width: 390, height: 844 }, deviceScaleFactor: 2 };
const desktop = { name: 'desktop', viewport: { width: 1280, height: 860 }, deviceScaleFactor: 1 };
const variants = folder
  ? [phone, desktop].flatMap((device) => ['light', 'dark'].map((scheme) => ({ device, scheme })))
  : [{ device: phone, scheme: 'light' }];

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
  const bought = orders.find((order) => order.status === 'complete' && order.ticket.id === mahler.id);
  const admissions = await send(buyer, 'GET', `/api/orders/${bought.id}/admissions`);
  const reserve = (offer, quantity) => send(buyer, 'POST', '/api/orders', { ticketId: offer.id, quantity });
  const open = await reserve(named('Winter Bees'), 2);
  const declined = await reserve(named('derby'), 1);
  const over = await reserve(named('Monsoon'), 1);
  await send(buyer, 'DELETE', `/api/orders/${over.id}`);
  return { seller, buyer, named, mahler, bought, admissions, open, declined, over };
}

const code = async (page) =>
  page
    .getByRole('img', { name: /QR code/ })
    .first()
    .waitFor();
const button = (name) => (page) => page.getByRole('button', { name }).first().waitFor();
const text = (words) => (page) => page.getByText(words).first().waitFor();

function shots({ named, mahler, bought, admissions, open, declined, over }) {
  const sales = `/sales/${mahler.id}`;
  return [
    ['guest', 'browse', '/', (page) => page.getByRole('article').nth(3).waitFor()],
    ['guest', 'search', '/?q=Zürich', text('Chocolate without secrets')],
    ['guest', 'search-nothing', '/?q=zebra', text('Nothing matches')],
    ['guest', 'ticket', `/tickets/${mahler.id}`, button('Get tickets')],
    ['guest', 'ticket-few-left', `/tickets/${named('Aurora').id}`, button('Get tickets')],
    ['guest', 'ticket-sold-out', `/tickets/${named('Fado').id}`, text('All are reserved or sold.')],
    ['guest', 'sign-in', `/sign-in?next=/tickets/${mahler.id}`, button('Sign in')],
    ['guest', 'sign-up', '/sign-up', button('Sign up')],
    ['guest', 'please-sign-in', '/orders', text('Please sign in')],
    ['guest', 'not-found', '/nowhere', text('There is nothing here')],
    ['buyer', 'checkout', `/checkout/${open.id}`, button(/^Pay/)],
    ['buyer', 'checkout-declined', `/checkout/${declined.id}`, decline],
    ['buyer', 'checkout-over', `/checkout/${over.id}`, button('Try again')],
    ['buyer', 'done', `/checkout/${bought.id}/done`, code],
    ['buyer', 'orders', '/orders', (page) => page.getByRole('article').first().waitFor()],
    ['buyer', 'order', `/orders/${bought.id}`, code],
    ['buyer', 'give-back', `/orders/${bought.id}`, press('Give back for a refund', 'Keep them')],
    ['buyer', 'admission', `/orders/${bought.id}/admissions/${admissions[0].id}`, code],
    ['seller', 'sales', '/sales', (page) => page.getByRole('article').first().waitFor()],
    ['seller', 'sale', sales, (page) => page.getByRole('row').nth(2).waitFor()],
    ['seller', 'refund', sales, press(/^Refund /, 'Back')],
    ['seller', 'sell', '/sales/new', button('Put it on sale')],
    ['seller', 'edit', `${sales}/edit`, button('Save the changes')],
    ['seller', 'door', `/door?ticket=${mahler.id}`, button('Check')],
    ['seller', 'door-valid', `/door?ticket=${mahler.id}`, scan(() => admissions[1].code, /Valid|Already used/)],
    ['seller', 'door-used', `/door?ticket=${mahler.id}`, scan(() => admissions[1].code, 'Already used')],
    ['seller', 'door-forged', `/door?ticket=${mahler.id}`, scan(() => 'NOT-A-CODE', 'Not one of ours')],
  ];
}

const press = (name, then) => async (page) => {
  await page.getByRole('button', { name }).first().click();
  await page.getByRole('dialog').getByRole('button', { name: then }).waitFor();
};

const scan = (typed, verdict) => async (page) => {
  await page.getByLabel('Code').fill(typed());
  await page.getByRole('button', { name: 'Check', exact: true }).click();
  await page.locator('.verdict-word').getByText(verdict).waitFor();
};

async function decline(page) {
  await page.getByRole('radio', { name: /9995/ }).check();
  await page.getByRole('button', { name: /^Pay/ }).click();
  await page.getByRole('alert').getByText('not enough money').waitFor();
}

async function picture(page, file) {
  await page.evaluate(() => document.fonts.ready);
  const session = await page.context().newCDPSession(page);
  const { data } = await session.send('Page.captureScreenshot', { format: 'webp', quality: 72 });
  await session.detach();
  const bytes = Buffer.from(data, 'base64');
  assert.ok(bytes.length > 2_000, `${file} is almost empty`);
  if (folder) writeFileSync(`${folder}/${file}.webp`, bytes);
}

test('every page can be shown', { timeout: 600_000 }, async () => {
  if (folder) mkdirSync(folder, { recursive: true });
  const all = await things();
  await eventually(async () => (await send(all.seller, 'GET', '/api/orders/sales')).length > 0, 'sales are known');
  for (const { device, scheme } of variants) {
    const people = {};
    for (const [who, name, path, ready] of shots(all)) {
      people[who] ??= await person(who, device, scheme);
      await people[who].goto(path);
      await ready(people[who]);
      await picture(people[who], `${name}-${device.name}-${scheme}`);
    }
    for (const page of Object.values(people)) {
      assert.deepEqual(page.complaints, []);
      await page.context().close();
    }
  }
});

async function person(who, { viewport, deviceScaleFactor }, colorScheme) {
  const page = await visitor({ viewport, deviceScaleFactor, colorScheme, reducedMotion: 'reduce' });
  if (who !== 'guest') await signedIn(page, who);
  return page;
}
