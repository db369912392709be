// axe, and what it cannot see.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe finds on a page as it is now, one line each. */
export async function audit(page, what) {
  // The script comes from us and not from the page: its Content-Security-Policy does not apply to it.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(source);
  const { violations } = await page.evaluate((values) => globalThis.axe.run(document, { runOnly: values }), tags);
  return violations.map(
    ({ id, nodes }) => `${what}: ${id} at ${nodes.map((node) => node.target.join(' ')).join(' | ')}`,
  );
}

/** Whether a page needs no sideways scrolling at 320 pixels. */
export async function reflow(page, what) {
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  return wide <= 320 ? [] : [`${what}: ${wide} wide on a screen of 320`];
}
