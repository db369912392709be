// axe, and what it cannot see.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const all = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
// All that another colour scheme can change.
const colours = { type: 'rule', values: ['color-contrast', 'link-in-text-block'] };

/** What axe finds on a page as it is now, one line each. */
async function audit(page, what, rules) {
  // The script comes from us and not from the page: its Content-Security-Policy does not apply to it.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(source);
  const { violations } = await page.evaluate((values) => globalThis.axe.run(document, { runOnly: values }), rules);
  return violations.map(
    ({ id, nodes }) => `${what}: ${id} at ${nodes.map((node) => node.target.join(' ')).join(' | ')}`,
  );
}

/** Whether a page needs no sideways scrolling at 320 pixels. */
async function reflow(page, what) {
  const before = page.viewportSize();
  await page.setViewportSize({ width: 320, height: 640 });
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  await page.setViewportSize(before);
  return wide <= 320 ? [] : [`${what}: ${wide} wide on a screen of 320`];
}

/** A page as it is now, in light and in dark and on the narrowest screen. */
export async function audits(page, what) {
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  const light = await audit(page, `${what} in light`, all);
  await page.emulateMedia({ colorScheme: 'dark' });
  const dark = await audit(page, `${what} in dark`, colours);
  return [...light, ...dark, ...(await reflow(page, what))];
}
