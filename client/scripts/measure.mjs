// How long the front page takes on a slow phone: 150 ms to the server, 1.6 Mbit/s, a processor four times slower. Prints the
// median of some first visits, and fails where content is not visible within the budget. Needs a running platform.
//   TICKETING_URL=http://127.0.0.1:8080 node scripts/measure.mjs
import { chromium } from 'playwright-core';

const address = process.env.TICKETING_URL ?? 'http://127.0.0.1:8080';
const VISITS = 7;
const BUDGET = 2000;

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-dev-shm-usage'],
});

/** Milliseconds from going there until the first paint, and until the first ticket stands there. */
async function visit() {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  const rate = (1.6 * 1024 * 1024) / 8;
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 150,
    downloadThroughput: rate,
    uploadThroughput: rate / 2,
  });
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  await page.addInitScript(() => {
    const look = () => {
      if (document.querySelector('article h3')) globalThis.contentAt = performance.now();
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
    globalThis.shift = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) if (!entry.hadRecentInput) globalThis.shift += entry.value;
    }).observe({ type: 'layout-shift', buffered: true });
  });
  await page.goto(address, { waitUntil: 'commit' });
  await page.waitForFunction(() => globalThis.contentAt !== undefined, undefined, { timeout: 30_000 });
  const [content, paint, shift] = await page.evaluate(() => [
    globalThis.contentAt,
    performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0,
    globalThis.shift,
  ]);
  await context.close();
  return { content, paint, shift };
}

const median = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];
await visit(); // warms the servers, not the browser
const visits = [];
for (let i = 0; i < VISITS; i++) visits.push(await visit());
await browser.close();
const of = (what) => median(visits.map((one) => one[what]));
console.log(
  `first paint ${Math.round(of('paint'))} ms, content visible ${Math.round(of('content'))} ms of ${BUDGET} ms,`,
);
console.log(`layout shift ${of('shift').toFixed(3)} (medians of ${VISITS} first visits)`);
if (of('content') > BUDGET) process.exit(1);
