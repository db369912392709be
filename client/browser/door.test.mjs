// The door: a camera that sees a code, codes that are typed, and each verdict.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { audits } from './audit.mjs';
import { cameraOn } from './film.mjs';
import { bought, busy, launch, offered, seller, send, signedUp, visitor, windowOf } from './stage.mjs';

async function sold(quantity) {
  const { page: selling, account, ticket } = await seller();
  const buying = await visitor();
  await signedUp(buying);
  const order = await bought(buying, ticket, quantity);
  const admissions = await send(buying, 'GET', `/api/orders/${order.id}/admissions`);
  return { selling, account, ticket, order, codes: admissions.map((admission) => admission.code), admissions };
}

const verdict = (page, word) => page.locator('.verdict-word').getByText(word, { exact: true }).waitFor();

async function type(page, code, word) {
  await page.getByLabel('Code').fill(code);
  await page.getByRole('button', { name: 'Check', exact: true }).click();
  await verdict(page, word);
}

test('the camera reads a code and lets its owner in, once', async () => {
  const { account, ticket, codes } = await sold(1);
  const browser = await launch(cameraOn(codes[0]));
  try {
    const page = await windowOf(browser, { permissions: ['camera'] });
    await send(page, 'POST', '/api/users/signin', { email: account.email, password: account.password });
    await page.goto(`/door?ticket=${ticket.id}`);
    await page.getByRole('button', { name: 'Use the camera' }).click();
    await verdict(page, 'Valid');
    await page.getByText('Let them in.').waitFor();
    await page.getByText('1 of 1').waitFor();
    assert.deepEqual(await audits(page, 'the door with a camera'), []);
    // It stays in front of the camera, and is not read a second time; turned on again, the camera reads it again.
    await page.getByRole('button', { name: 'Stop the camera' }).click();
    await page.getByRole('button', { name: 'Use the camera' }).click();
    await verdict(page, 'Already used');
    assert.deepEqual(page.complaints, []);
  } finally {
    await browser.close();
  }
});

test('typed codes: valid, used and since when, wrong, void, forged; two doors let one in', async () => {
  const { selling, ticket, order, codes, admissions } = await sold(4);
  const other = await offered(selling, { title: 'The other hall' });
  await send(selling, 'POST', `/api/orders/${order.id}/refunds`, { admissions: [admissions[3].id] });
  await selling.goto(`/door?ticket=${ticket.id}`);
  const says = selling.getByRole('status').filter({ has: selling.locator('.verdict') });
  await type(selling, codes[0], 'Valid');
  assert.equal(await says.getAttribute('aria-live'), 'assertive');
  assert.deepEqual(await audits(selling, 'valid'), []);
  // As people read it out: in groups.
  await type(selling, codes[0].replace(/(.{4})/g, '$1 '), 'Already used');
  await says.getByText(/^Used \d+:\d\d/).waitFor();
  assert.deepEqual(await audits(selling, 'used'), []);
  await type(selling, codes[3], 'Void');
  await type(selling, `${codes[1].slice(0, -4)}AAAA`, 'Not one of ours');
  assert.deepEqual(await audits(selling, 'forged'), []);
  await selling.getByLabel('Which event').selectOption(other.title);
  await type(selling, codes[1], 'Wrong event');
  await selling.getByRole('heading', { name: 'Last scans' }).waitFor();
  await selling.getByLabel('Which event').selectOption(ticket.title);

  const second = await selling.context().newPage();
  await second.goto(`/door?ticket=${ticket.id}`);
  const doors = [selling, second];
  for (const door of doors) await door.getByLabel('Code').fill(codes[2]);
  await Promise.all(doors.map((door) => door.getByRole('button', { name: 'Check', exact: true }).click()));
  const words = await Promise.all(
    doors.map(async (door) => {
      await door
        .locator('.verdict-word')
        .getByText(/^(Valid|Already used)$/)
        .waitFor();
      return door.locator('.verdict-word').textContent();
    }),
  );
  assert.deepEqual(words.sort(), ['Already used', 'Valid']);
});

test('whose session has ended signs in and is back at the same door', async () => {
  const { selling, account, ticket, codes } = await sold(1);
  await selling.goto(`/door?ticket=${ticket.id}`);
  await selling.getByText('Ready to scan').waitFor();
  await send(selling, 'POST', '/api/users/signout');
  await selling.getByLabel('Code').fill(codes[0]);
  await selling.getByRole('button', { name: 'Check', exact: true }).click();
  // At once, not when something else happens to ask.
  await selling
    .getByRole('main')
    .getByRole('link', { name: 'Sign in' })
    .click({ timeout: busy() ? 15_000 : 5_000 });
  await selling.getByLabel('E-mail').fill(account.email);
  await selling.getByLabel('Password', { exact: true }).fill(account.password);
  await selling.getByRole('main').getByRole('button', { name: 'Sign in' }).click();
  await selling.getByText('Ready to scan').waitFor();
  assert.equal(await selling.getByLabel('Which event').inputValue(), ticket.id);
  await type(selling, codes[0], 'Valid');
});

test('without a network nothing is decided, and the same check goes on when it is back', async () => {
  const { selling, ticket, codes } = await sold(1);
  await selling.goto(`/door?ticket=${ticket.id}`);
  await selling.getByText('Ready to scan').waitFor();
  await selling.context().setOffline(true);
  await selling.getByText('No network: nothing can be checked now.').waitFor();
  await type(selling, codes[0], 'Not checked');
  assert.deepEqual(await audits(selling, 'offline'), []);
  await selling.context().setOffline(false);
  await selling.getByRole('button', { name: 'Try again' }).click();
  await verdict(selling, 'Valid');
});
