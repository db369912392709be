import assert from 'node:assert/strict';
import { test } from 'node:test';
import { audit, reflow } from './audit.mjs';
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
    [selling, '/sales/new', 'button', 'Put it on sale'],
    [selling, `/sales/${ticket.id}/edit`, 'button', 'Save the changes'],
  ];
  return visits;
}

test('every page passes axe in light and dark, and reflows at 320 pixels', async () => {
  const found = [];
  for (const [page, path, role, name] of await pages()) {
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    await page.goto(path);
    await page
      .getByRole(role, name ? { name } : {})
      .first()
      .waitFor();
    found.push(...(await audit(page, `${path} in light`)));
    await page.emulateMedia({ colorScheme: 'dark' });
    found.push(...(await audit(page, `${path} in dark`)));
    await page.setViewportSize({ width: 320, height: 640 });
    found.push(...(await reflow(page, path)));
  }
  assert.deepEqual(found, []);
});

test('a purchase by keyboard alone', async () => {
  const title = `Keys only ${Date.now()}`;
  await seller({ title, startsAt: new Date(Date.now() + 3_600_000).toISOString() });
  const page = await visitor();
  await signedUp(page);
  await page.goto('/');
  await page.getByRole('link', { name: title }).waitFor();
  const focused = () =>
    page.evaluate(
      () => (document.activeElement?.getAttribute('aria-label') || document.activeElement?.textContent) ?? '',
    );
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
