// A seller watches a sale, gives money back and opens the door; the buyers see what becomes of their tickets.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { audits } from './audit.mjs';
import { bought, eventually, password, seller, send, signedUp, visitor } from './stage.mjs';

const days = (n) => new Date(Date.now() + n * 86_400_000).toISOString();

test('a seller sees what is sold, as figures, picture, table and file, and refunds one ticket of an order', async () => {
  const { page: selling, ticket } = await seller({ price: 24.5, quantity: 12, refundableUntil: days(5) });
  const buying = await visitor();
  const { email } = await signedUp(buying);
  const order = await bought(buying, ticket, 3);
  await eventually(async () => (await send(selling, 'GET', `/api/orders/sales/${ticket.id}`)).sold === 3, 'three sold');

  await selling.goto('/sales');
  await selling.getByRole('article').getByText('3 of 12 sold').waitFor();
  await selling.getByRole('link', { name: ticket.title }).click();
  await selling.getByRole('heading', { level: 1, name: ticket.title }).waitFor();
  const figures = selling.getByRole('region', { name: 'How it goes' });
  await figures.getByText('€73.50').waitFor();
  await figures.getByText('of 12').waitFor();
  await selling.getByRole('img', { name: /^Bars of what was sold/ }).waitFor();
  await selling.getByText('As a table').click();
  await selling.getByRole('cell', { name: '€73.50' }).first().waitFor();
  assert.deepEqual(await audits(selling, 'a sale'), []);

  const downloading = selling.waitForEvent('download');
  await selling.getByRole('link', { name: 'Download as CSV' }).click();
  const file = await (await downloading).createReadStream();
  let csv = '';
  for await (const part of file) csv += part;
  assert.match(csv, new RegExp(email));

  await selling.getByRole('button', { name: `Refund ${email}` }).click();
  const dialog = selling.getByRole('dialog', { name: 'Refund this order?' });
  await dialog.getByRole('button', { name: 'Refund €73.50' }).waitFor();
  assert.deepEqual(await audits(selling, 'refunding'), []);
  await dialog.getByRole('checkbox').nth(0).uncheck();
  await dialog.getByRole('checkbox').nth(1).uncheck();
  await dialog.getByRole('textbox').fill('Row 3 has no view');
  await dialog.getByRole('button', { name: 'Refund €24.50' }).click();
  await selling.getByText('The refund is on its way.').waitFor();
  await selling
    .getByRole('row', { name: new RegExp(email) })
    .getByText('1 refunded')
    .waitFor();
  await figures.getByText('€49.00').waitFor();

  await buying.goto(`/orders/${order.id}`);
  await buying.getByText('Refund of €24.50').waitFor();
  await buying.getByText('Row 3 has no view').waitFor();
  await buying.getByText('done', { exact: true }).waitFor();
  assert.equal(await buying.getByText('Void', { exact: true }).count(), 1);
  assert.deepEqual(await audits(buying, 'an order with a refund'), []);
  assert.deepEqual([...selling.complaints, ...buying.complaints], []);
});

test('a buyer gives an order back while the seller allows it, and sees where the money is', async () => {
  const { ticket } = await seller({ refundableUntil: days(5) });
  const page = await visitor();
  await signedUp(page);
  const order = await bought(page, ticket, 2);
  await page.goto(`/orders/${order.id}`);
  await page.getByRole('button', { name: 'Give back for a refund' }).click();
  const dialog = page.getByRole('dialog', { name: 'Give these tickets back?' });
  await dialog.getByText('You get €49.00 back').waitFor();
  assert.deepEqual(await audits(page, 'giving back'), []);
  await dialog.getByRole('button', { name: 'Give back for a refund' }).click();
  await page.getByText('They are given back. The money is on its way.').waitFor();
  await page.getByRole('main').getByText('Refunded', { exact: true }).waitFor();
  await page.getByText('Refund of €49.00').waitFor();
  await page.getByText('done', { exact: true }).waitFor();
  assert.equal(await page.getByRole('button', { name: 'Give back for a refund' }).count(), 0);
});

test('a seller lists a ticket, changes it and takes it off sale', async () => {
  const page = await visitor();
  await signedUp(page);
  const began = Date.now();
  await page.goto('/sales/new');
  await page.getByRole('button', { name: 'Put it on sale' }).click();
  await page.getByRole('alert').getByText('Give it a title.').waitFor();
  assert.deepEqual(await audits(page, 'a form with complaints'), []);
  await page.getByLabel('Title').fill('Open-air Aida');
  await page.getByLabel('Price each').fill('15');
  await page.getByLabel('Begins').fill('2030-07-06T20:30');
  await page.getByLabel('Time zone of the place').selectOption('America/New_York');
  await page.getByRole('button', { name: 'Put it on sale' }).click();
  await page.getByRole('heading', { level: 1, name: 'Open-air Aida' }).waitFor();
  assert.ok(Date.now() - began < 90_000);
  // The clocks of the place, and the visitor's beside them.
  await page.getByText(/20:30.*GMT-4/).waitFor();
  await page.getByText(/02:30.*in your time zone/).waitFor();
  await page.getByRole('main').getByRole('link', { name: 'Edit' }).click();
  await page.getByLabel('Price each').fill('18');
  await page.getByRole('button', { name: 'Save the changes' }).click();
  await page.getByText('€18.00').first().waitFor();
  await page.getByRole('main').getByRole('link', { name: 'Edit' }).click();
  await page.getByRole('button', { name: 'Take it off sale' }).click();
  const dialog = page.getByRole('dialog', { name: 'Take this off sale?' });
  assert.deepEqual(await audits(page, 'withdrawing'), []);
  await dialog.getByRole('button', { name: 'Take it off sale' }).click();
  await page.getByText('It is off sale.').waitFor();
  await page.getByRole('heading', { level: 1, name: 'My sales' }).waitFor();
});

test('what a seller has typed outlives the session and a reload', async () => {
  const page = await visitor();
  const { email } = await signedUp(page);
  await page.goto('/sales/new');
  await page.getByLabel('Title').fill('Closing night');
  await page.getByLabel('Price each').fill('12');
  await page.reload();
  await page.getByLabel('How many tickets').fill('3');
  await send(page, 'POST', '/api/users/signout');
  await page.getByRole('button', { name: 'Put it on sale' }).click();
  await page.getByRole('main').getByRole('link', { name: 'Sign in' }).click();
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click();
  assert.equal(await page.getByLabel('How many tickets').inputValue(), '3');
  await page.getByRole('button', { name: 'Put it on sale' }).click();
  await page.getByRole('heading', { level: 1, name: 'Closing night' }).waitFor();
  await page.getByText('€12.00').first().waitFor();
});
