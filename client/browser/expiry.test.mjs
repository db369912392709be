import { test } from 'node:test';
import { seller, signedUp, visitor } from './stage.mjs';

test('an expired reservation says so by itself, and the same can be tried again', async () => {
  const { ticket } = await seller({ quantity: 2 });
  const page = await visitor();
  page.setDefaultTimeout(40_000);
  await signedUp(page);
  await page.goto(`/tickets/${ticket.id}?quantity=2`);
  await page.getByRole('button', { name: 'Get tickets' }).click();
  await page.getByRole('timer').waitFor();
  const first = page.url();
  await page.getByText('Your reservation has expired').waitFor();
  await page.getByRole('button', { name: 'Try again with the same tickets' }).click();
  await page.getByRole('timer').waitFor();
  await page.getByText('2 × €24.50').waitFor();
  if (page.url() === first) throw new Error('It is the same order');
  await page.getByRole('button', { name: /^Pay/ }).click();
  await page.getByRole('heading', { level: 1, name: 'They are yours!' }).waitFor();
});
