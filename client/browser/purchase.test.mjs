import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cameraOn } from './film.mjs';
import { busy, launch, newEmail, password, seller, send, signedUp, visitor, windowOf } from './stage.mjs';

/** Counts what a person does on a page, and estimates how long a slow one takes for it: by keys pressed and things looked at. */
function hands() {
  const did = { interactions: 0, seconds: 0 };
  const look = 2;
  const key = 0.35;
  return {
    did,
    async press(what) {
      did.interactions++;
      did.seconds += look;
      await what.click();
    },
    async type(where, text) {
      did.interactions++;
      did.seconds += look + key * text.length;
      await where.fill(text);
    },
  };
}

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

test('from signing up to the door, as a seller and a buyer who are both new', async () => {
  const selling = await visitor();
  const sellerEmail = newEmail('seller');
  const began = Date.now();
  const { did, press, type } = hands();
  await selling.goto('/');
  await press(selling.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Sell' }));
  await press(selling.getByRole('main').getByRole('link', { name: 'Sign in' }));
  await press(selling.getByRole('main').getByRole('link', { name: 'Sign up' }));
  await type(selling.getByLabel('E-mail'), sellerEmail);
  await type(selling.getByLabel('Password', { exact: true }), password);
  await press(selling.getByRole('main').getByRole('button', { name: 'Sign up' }));
  await press(selling.getByRole('link', { name: 'Sell a ticket' }));
  await type(selling.getByLabel('Title'), 'Nocturne for two pianos');
  await type(selling.getByRole('textbox', { name: /^Place/ }), 'Kleiner Saal, Vienna');
  await type(selling.getByLabel('Price each'), '18,50');
  await type(selling.getByLabel('How many tickets'), '20');
  await press(selling.getByRole('button', { name: 'Put it on sale' }));
  await selling.getByRole('heading', { level: 1, name: 'Nocturne for two pianos' }).waitFor();
  const seconds = did.seconds + (Date.now() - began) / 1000;
  assert.ok(seconds < 90, `Listing takes ${did.interactions} interactions and some ${Math.round(seconds)} s`);
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

  // The door opens for what the buyer shows, once; whoever stands there signs in first and comes back to it.
  await buying.goBack();
  await buying.getByText('Code', { exact: true }).click();
  const shown = await buying.locator('.pass-code').textContent();
  const browser = await launch(cameraOn(shown));
  try {
    const door = await windowOf(browser, { permissions: ['camera'] });
    await door.goto(`/door?ticket=${address.split('/').at(-1)}`);
    await door.getByRole('main').getByRole('link', { name: 'Sign in' }).click();
    await door.getByLabel('E-mail').fill(sellerEmail);
    await door.getByLabel('Password', { exact: true }).fill(password);
    await door.getByRole('main').getByRole('button', { name: 'Sign in' }).click();
    await door.getByRole('button', { name: 'Use the camera' }).click();
    await door.locator('.verdict-word').getByText('Valid', { exact: true }).waitFor();
    await door.getByText('1 of 2').waitFor();
    await door.getByRole('button', { name: 'Stop the camera' }).click();
    await door.getByRole('button', { name: 'Use the camera' }).click();
    await door.locator('.verdict-word').getByText('Already used', { exact: true }).waitFor();
    assert.deepEqual(door.complaints, []);
  } finally {
    await browser.close();
  }
  await buying.reload();
  await buying.getByText(/^Used/).first().waitFor();
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
  const { did, press, type } = hands();
  await page.goto('/');
  await press(page.getByRole('link', { name: title }));
  await press(page.getByRole('button', { name: 'Get tickets' }));
  await type(page.getByLabel('E-mail'), email);
  await type(page.getByLabel('Password', { exact: true }), password);
  await press(page.getByRole('main').getByRole('button', { name: 'Sign in' }));
  await press(page.getByRole('button', { name: /^Pay/ }));
  await sawCode(page);
  assert.equal(did.interactions, 6);
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

test('whoever loses the race for the last one is told within two seconds, without a reload', async () => {
  const { ticket } = await seller({ quantity: 1 });
  const [one, other, watcher] = [await visitor(), await visitor(), await visitor()];
  let taken = 0;
  for (const page of [one, other, watcher]) {
    await signedUp(page);
    await page.goto(`/tickets/${ticket.id}`);
    await page.getByText('Only 1 left').waitFor();
    await page.evaluate(() => {
      globalThis.notReloaded = true;
    });
    page.on('response', (answer) => {
      if (answer.request().method() === 'POST' && answer.status() === 201) taken = Date.now();
    });
  }
  const seen = async (page, what, place) => {
    await place.waitFor();
    const stayed = await page.evaluate(() => globalThis.notReloaded === true);
    return { what, at: Date.now(), stayed };
  };
  const justTaken = (page) => seen(page, 'just taken', page.getByText('Just taken', { exact: true }));
  const outcome = (page) =>
    Promise.race([seen(page, 'has it', page.getByRole('heading', { name: 'Checkout' })), justTaken(page)]);
  const watching = justTaken(watcher);
  // Who is slow to click may be told before.
  const click = (page) => Promise.race([page.getByRole('button', { name: 'Get tickets' }).click(), justTaken(page)]);
  await Promise.all([one, other].map(click));
  const ends = await Promise.all([outcome(one), outcome(other), watching]);
  assert.deepEqual(ends.map(({ what }) => what).sort(), ['has it', 'just taken', 'just taken']);
  for (const { what, at, stayed } of ends) {
    assert.ok(stayed, `Whoever ${what} was sent to a new page`);
    assert.ok(busy() || at - taken <= 2_000, `"${what}" is seen ${at - taken} ms after the last one was taken`);
  }
});

test('whoever gets the last one is not told meanwhile that it was taken', async () => {
  const { ticket } = await seller({ quantity: 1 });
  const page = await visitor();
  await signedUp(page);
  await page.goto(`/tickets/${ticket.id}`);
  await page.getByText('Only 1 left').waitFor();
  await page.evaluate((id) => {
    const seen = new Set();
    const look = () => {
      for (const text of ['Just taken', 'Sold out']) if (document.body.textContent.includes(text)) seen.add(text);
    };
    new MutationObserver(look).observe(document.body, { subtree: true, childList: true, characterData: true });
    globalThis.seen = seen;
    const source = new EventSource(`/api/tickets/${id}/events`);
    globalThis.told = new Promise((resolve) => {
      source.addEventListener('ticket', ({ data }) => {
        if (JSON.parse(data).available === 0) resolve(true);
      });
    });
    return new Promise((resolve) => source.addEventListener('open', () => resolve(true)));
  }, ticket.id);
  // The answer is on its way for longer than it takes to hear that none are left.
  await page.route('**/api/orders', async (route) => {
    const answer = await route.fetch();
    await page.evaluate(() => globalThis.told);
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))));
    await route.fulfill({ response: answer });
  });
  await page.getByRole('button', { name: 'Get tickets' }).click();
  await page.getByRole('heading', { name: 'Checkout' }).waitFor();
  assert.deepEqual(await page.evaluate(() => [...globalThis.seen]), []);
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
