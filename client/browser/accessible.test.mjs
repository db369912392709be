import assert from 'node:assert/strict';
import { test } from 'node:test';
import { audits } from './audit.mjs';
import { seller, send, signedUp, visitor } from './stage.mjs';

/** Each page of the client, with something in it. */
async function pages() {
  const { ticket, page: selling } = await seller();
  const page = await visitor({ colorScheme: 'light' });
  await signedUp(page);
  await send(page, 'GET', '/api/orders');
  await page.goto(`/tickets/${ticket.id}`);
  await page.getByRole('button', { name: 'Get tickets' }).click();
  await page.getByRole('timer').waitFor();
  const open = page.url();
  await page.goto(`/tickets/${ticket.id}`);
  await page.getByRole('button', { name: 'Get tickets' }).click();
  await page.getByRole('timer').waitFor();
  await page.getByRole('button', { name: /^Pay/ }).click();
  await page.getByRole('link', { name: /Ticket 1/ }).waitFor();
  const done = page.url();
  const order = done.split('/').at(-2);
  const admission = await page.getByRole('link', { name: /Ticket 1/ }).getAttribute('href');
  const visits = [
    [page, '/', 'link', ticket.title],
    [page, '/?q=zzzz', 'heading', 'Nothing matches'],
    [page, `/tickets/${ticket.id}`, 'button', 'Get tickets'],
    [page, '/sign-in', 'heading', 'Welcome back'],
    [page, '/sign-up', 'heading', 'Create your account'],
    [page, open, 'button', /^Pay/],
    [page, done, 'img', /QR code/],
    [page, '/orders', 'article', undefined],
    [page, `/orders/${order}`, 'img', /QR code/],
    [page, admission, 'img', /QR code/],
    [page, '/nowhere', 'heading', 'There is nothing here'],
    [selling, '/sales', 'article', undefined],
    [selling, `/sales/${ticket.id}`, 'row', undefined],
    [selling, `/door?ticket=${ticket.id}`, 'button', 'Check'],
    [selling, '/sales/new', 'button', 'Put it on sale'],
    [selling, `/sales/${ticket.id}/edit`, 'button', 'Save the changes'],
  ];
  return visits;
}

test('every page passes axe in light and dark, and reflows at 320 pixels', async () => {
  const visits = await pages();
  const windows = [...new Set(visits.map(([page]) => page))];
  const found = await Promise.all(windows.map((one) => wrongs(visits.filter(([page]) => page === one))));
  assert.deepEqual(found.flat(), []);
});

async function wrongs(visits) {
  const found = [];
  for (const [page, path, role, name] of visits) {
    await page.goto(path);
    await page
      .getByRole(role, name ? { name } : {})
      .first()
      .waitFor();
    found.push(...(await audits(page, path)));
  }
  return found;
}

test('each page that one comes to has a name, and the focus is at its beginning', async () => {
  const { ticket } = await seller({
    startsAt: new Date(Date.now() + 1_800_000).toISOString(),
    title: `Soon ${Date.now()}`,
  });
  const page = await visitor();
  await signedUp(page);
  await page.goto('/');
  const main = page.getByRole('navigation', { name: 'Main' });
  const steps = [
    [main.getByRole('link', { name: 'My tickets' }), 'My tickets'],
    [main.getByRole('link', { name: 'Sell' }), 'My sales'],
    [page.getByRole('main').getByRole('link', { name: 'Sell a ticket' }), 'Sell a ticket'],
    [main.getByRole('link', { name: 'Events' }), 'Find your next night out'],
    [page.getByRole('link', { name: ticket.title }), ticket.title],
    [page.getByRole('button', { name: 'Get tickets' }), 'Checkout'],
  ];
  for (const [way, name] of steps) {
    await way.click();
    await page.waitForFunction((title) => document.title === `${title} – Ticketing`, name);
    await page.waitForFunction(
      (title) => document.activeElement?.matches('h1') && document.activeElement.textContent === title,
      name,
    );
    assert.equal(await page.getByRole('heading', { level: 1 }).count(), 1, `${name} has one first heading`);
  }
  await page.goBack();
  await page.waitForFunction((title) => document.activeElement?.textContent === title, ticket.title);
});

test('a purchase by keyboard alone', async () => {
  const title = `Keys only ${Date.now()}`;
  await seller({ title, startsAt: new Date(Date.now() + 3_600_000).toISOString() });
  const page = await visitor();
  await signedUp(page);
  await page.goto('/');
  await page.getByRole('link', { name: title }).waitFor();
  // Past the last element nothing has the focus, which the page says by naming its body: all of its text.
  const focused = () =>
    page.evaluate(() => {
      const active = document.activeElement === document.body ? null : document.activeElement;
      return (active?.getAttribute('aria-label') || active?.textContent) ?? '';
    });
  const tabTo = async (text) => {
    for (let i = 0; i < 60; i++) {
      await page.keyboard.press('Tab');
      if ((await focused()).includes(text)) return;
    }
    throw new Error(`The keyboard does not reach ${text}`);
  };
  await page.keyboard.press('Tab');
  assert.match(await focused(), /Skip to content/);
  await tabTo(title);
  await page.keyboard.press('Enter');
  await page.waitForFunction((expected) => document.activeElement?.textContent === expected, title);
  await tabTo('One more');
  await page.keyboard.press('Space');
  await tabTo('Get tickets');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.activeElement?.textContent === 'Checkout');
  assert.match(await page.title(), /Checkout/);
  await tabTo('Pay €49.00');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.activeElement?.textContent === 'They are yours!');
});
