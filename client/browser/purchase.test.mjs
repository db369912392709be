import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newEmail, password, seller, send, signedUp, visitor } from './stage.mjs';

async function payWith(page, number) {
  await page.getByRole('radio', { name: number }).check();
  await page.getByRole('button', { name: /^Pay/ }).click();
}

async function sawCode(page) {
  await page.getByRole('heading', { level: 1, name: 'They are yours!' }).waitFor();
  await page
    .getByRole('img', { name: /QR code/ })
    .first()
    .waitFor();
}

test('from listing to the QR code, as a seller and a buyer who are both new', async () => {
  const selling = await visitor();
  await selling.goto('/sign-up?next=/sales/new');
  await selling.getByLabel('E-mail').fill(newEmail('seller'));
  await selling.getByLabel('Password', { exact: true }).fill(password);
  await selling.getByRole('main').getByRole('button', { name: 'Sign up' }).click();
  await selling.getByLabel('Title').fill('Nocturne for two pianos');
  await selling.getByRole('textbox', { name: /^Place/ }).fill('Kleiner Saal, Vienna');
  await selling.getByLabel('Price each').fill('18,50');
  await selling.getByLabel('How many tickets').fill('20');
  await selling.getByRole('button', { name: 'Put it on sale' }).click();
  await selling.getByRole('heading', { level: 1, name: 'Nocturne for two pianos' }).waitFor();
  const address = selling.url();

  const buying = await visitor();
  await buying.goto(address);
  await buying.getByRole('button', { name: 'One more' }).click();
  await buying.getByText('€37.00').waitFor();
  await buying.getByRole('button', { name: 'Get tickets' }).click();
  // Signing up in the middle loses nothing: the order is placed at once.
  await buying.getByRole('main').getByRole('link', { name: 'Sign up' }).click();
  await buying.getByLabel('E-mail').fill(newEmail('buyer'));
  await buying.getByLabel('Password', { exact: true }).fill(password);
  await buying.getByRole('main').getByRole('button', { name: 'Sign up' }).click();
  await buying.getByRole('heading', { level: 1, name: 'Checkout' }).waitFor();

  await payWith(buying, /9995/);
  await buying.getByRole('alert').getByText('not enough money').waitFor();
  await payWith(buying, /0002/);
  await buying.getByText('The bank did not say why').waitFor();
  await payWith(buying, /4242/);
  await sawCode(buying);
  assert.equal(await buying.getByRole('img', { name: /QR code/ }).count(), 2);

  await buying.getByRole('link', { name: /Ticket 1/ }).click();
  await buying.getByRole('heading', { level: 1, name: 'Your ticket' }).waitFor();
  const code = await buying.getByRole('img', { name: /QR code/ }).boundingBox();
  assert.ok(code.width >= 240, `The code is ${code.width} wide`);
  await buying.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'My tickets' }).click();
  await buying.getByRole('article').getByText('Bought').waitFor();
  assert.deepEqual([...selling.complaints, ...buying.complaints], []);
});

test('the bank asks, is refused, asks again and agrees', async () => {
  const { ticket } = await seller();
  const page = await visitor();
  await signedUp(page);
  await page.goto(`/tickets/${ticket.id}`);
  await page.getByRole('button', { name: 'Get tickets' }).click();
  await payWith(page, /3220/);
  await page.getByRole('button', { name: 'No, it is not me' }).click();
  await page.getByText('The bank could not confirm that it is you.').waitFor();
  await payWith(page, /3220/);
  await page.getByRole('button', { name: 'Yes, confirm' }).click();
  await sawCode(page);
  assert.deepEqual(page.complaints, []);
});

test('six interactions lead from the front page to the QR code', async () => {
  const title = `Six steps ${Date.now()}`;
  await seller({ title, startsAt: new Date(Date.now() + 3_600_000).toISOString() });
  const page = await visitor();
  const email = newEmail('quick');
  await send(page, 'POST', '/api/users/signup', { email, password });
  await send(page, 'POST', '/api/users/signout');
  await page.goto('/');
  await page.getByRole('link', { name: title }).click(); // 1
  await page.getByRole('button', { name: 'Get tickets' }).click(); // 2
  await page.getByLabel('E-mail').fill(email); // 3
  await page.getByLabel('Password', { exact: true }).fill(password); // 4
  await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click(); // 5
  await page.getByRole('button', { name: /^Pay/ }).click(); // 6
  await sawCode(page);
});

test('a clock that is ten minutes wrong does not change how much time is left', async () => {
  const { ticket } = await seller();
  const page = await visitor();
  await signedUp(page);
  await page.addInitScript(() => {
    const RealDate = Date;
    const skew = 600_000;
    globalThis.Date = class extends RealDate {
      constructor(...args) {
        super(...(args.length === 0 ? [RealDate.now() + skew] : args));
      }
      static now() {
        return RealDate.now() + skew;
      }
    };
  });
  await page.goto(`/tickets/${ticket.id}`);
  await page.getByRole('button', { name: 'Get tickets' }).click();
  await page.getByRole('timer').waitFor();
  const order = await send(page, 'GET', `/api/orders/${page.url().split('/').at(-1)}`);
  const shown = await page.getByRole('timer').textContent();
  await page.waitForFunction((before) => document.querySelector('[role=timer]')?.textContent !== before, shown);
  const [minutes, seconds] = (await page.getByRole('timer').textContent()).split(':').map(Number);
  const truth = (Date.parse(order.expiresAt) - Date.now()) / 1000;
  assert.ok(Math.abs(minutes * 60 + seconds - truth) <= 2, `${minutes}:${seconds} is shown, ${truth} s are left`);
});

test('whoever loses the race for the last one is told at once, without a reload', async () => {
  const { ticket } = await seller({ quantity: 1 });
  const [slow, fast] = [await visitor(), await visitor()];
  for (const page of [slow, fast]) {
    await signedUp(page);
    await page.goto(`/tickets/${ticket.id}`);
    await page.getByText('Only 1 left').waitFor();
  }
  await Promise.all([slow, fast].map((page) => page.getByRole('button', { name: 'Get tickets' }).click()));
  const outcome = (page) =>
    Promise.race([
      page
        .getByRole('heading', { name: 'Checkout' })
        .waitFor()
        .then(() => 'has it'),
      page
        .getByText('Just taken', { exact: true })
        .waitFor()
        .then(() => 'just taken'),
    ]);
  const ends = await Promise.all([outcome(slow), outcome(fast)]);
  assert.deepEqual(ends.sort(), ['has it', 'just taken']);
});

test('what is not there, not yours or not for guests says so', async () => {
  const page = await visitor();
  assert.equal((await page.goto('/nowhere')).status(), 404);
  await page.getByRole('heading', { level: 2, name: 'There is nothing here' }).waitFor();
  await page.goto('/tickets/0123456789abcdef01234567');
  await page.getByRole('heading', { level: 2, name: 'There is nothing here' }).waitFor();
  await page.goto('/orders');
  await page.getByRole('main').getByRole('link', { name: 'Sign in' }).click();
  const email = newEmail('guest');
  await send(page, 'POST', '/api/users/signup', { email, password });
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password', { exact: true }).fill('a wrong password');
  await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click();
  await page.getByText('E-mail or password is wrong.').waitFor();
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('heading', { level: 1, name: 'My tickets' }).waitFor();
  await page.getByText('No tickets yet').waitFor();
  const { ticket } = await seller();
  await page.goto(`/sales/${ticket.id}/edit`);
  await page.getByRole('heading', { level: 2, name: 'This is not yours' }).waitFor();
});

test('speaks German where the browser does', async () => {
  const page = await visitor({ locale: 'de-DE' });
  const { ticket } = await seller();
  await page.goto(`/tickets/${ticket.id}`);
  await page.getByText('24,50').first().waitFor();
  await page.getByRole('button', { name: 'Tickets holen' }).waitFor();
  assert.equal(await page.locator('html').getAttribute('lang'), 'de');
});
