// Stripe's own form, where a publishable key is configured: the real Stripe.js cannot be had in a test, so a stub answers in
// its place. All else is real: our script that loads it, the payments service, the order.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seller, signedUp, visitor } from './stage.mjs';

/** What Stripe.js does for us, in short: a form in the page, payment methods, the bank's question. */
const stub = `
window.Stripe = (key) => {
  window.stripeCalls = [['Stripe', key]];
  const note = (...call) => window.stripeCalls.push(call);
  return {
    elements(options) {
      note('elements', options.amount, options.currency, options.captureMethod);
      return {
        create: () => ({
          mount(place) {
            const label = document.createElement('label');
            label.textContent = 'Card number ';
            label.append(Object.assign(document.createElement('input'), { id: 'stub-card' }));
            place.append(label);
          },
          destroy() {},
        }),
        getElement: () => ({ destroy() {} }),
        submit: async () => (document.getElementById('stub-card').value
          ? {} : { error: { message: 'Your card number is incomplete.' } }),
      };
    },
    createPaymentMethod: async () => ({
      paymentMethod: { id: document.getElementById('stub-card').value.endsWith('0002') ? 'pm_card_chargeDeclined' : 'pm_card_visa' },
    }),
    registerAppInfo() {},
    _registerWrapper() {},
  };
};
window.Stripe.version = 'stub';
`;

async function atCheckout(answerForScript) {
  const { ticket } = await seller({ price: 1500, currency: 'JPY' });
  const page = await visitor();
  await signedUp(page);
  await page.route('**/config.json', (route) =>
    route.fulfill({ json: { stripePublishableKey: 'pk_test_stub', simulator: null } }),
  );
  await page.route('https://js.stripe.com/**', answerForScript);
  await page.goto(`/tickets/${ticket.id}?quantity=2`);
  await page.getByRole('button', { name: 'Get tickets' }).click();
  await page.getByRole('heading', { level: 2, name: 'Payment' }).waitFor();
  return page;
}

const loaded = (route) => route.fulfill({ contentType: 'text/javascript', body: stub });

test('with a publishable key the card form is Stripe’s: incomplete, declined, then paid', async () => {
  const page = await atCheckout(loaded);
  const pay = page.getByRole('button', { name: /^Pay/ });
  await page.getByLabel('Card number').waitFor();
  assert.equal(await page.getByText('No card is charged').count(), 0);
  await pay.click();
  await page.getByRole('alert').getByText('Your card number is incomplete.').waitFor();
  await page.getByLabel('Card number').fill('4000000000000002');
  await pay.click();
  await page.getByText('The card was declined').waitFor();
  await page.getByLabel('Card number').fill('4242424242424242');
  await pay.click();
  await page.getByRole('heading', { level: 1, name: 'They are yours!' }).waitFor();
  const calls = await page.evaluate(() => window.stripeCalls);
  // Yen have no decimals: the amount is in whole yen.
  assert.deepEqual(calls.slice(0, 2), [
    ['Stripe', 'pk_test_stub'],
    ['elements', 3000, 'jpy', 'manual'],
  ]);
  assert.deepEqual(page.complaints, []);
});

test('where Stripe cannot be reached the reservation stays, and the form can be tried again', async () => {
  let reachable = false;
  const page = await atCheckout((route) => (reachable ? loaded(route) : route.abort()));
  await page.getByRole('alert').getByText('The card form could not be loaded').waitFor();
  reachable = true;
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByLabel('Card number').fill('4242424242424242');
  await page.getByRole('button', { name: /^Pay/ }).click();
  await page.getByRole('heading', { level: 1, name: 'They are yours!' }).waitFor();
});
