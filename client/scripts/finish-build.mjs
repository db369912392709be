// After the build: holds what a first visit loads to its budget, and leaves gzipped copies for nginx (gzip_static).
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const KB = 1024;
const budgets = { script: 125 * KB, style: 12 * KB, chunk: 25 * KB, scanner: 60 * KB };
const dist = new URL('../dist/', import.meta.url);
const manifest = JSON.parse(readFileSync(new URL('.vite/manifest.json', dist), 'utf8'));
const entry = Object.keys(manifest).find((name) => manifest[name].isEntry);
const wrong = [];

function reached(name, seen = new Set()) {
  if (seen.has(name)) return seen;
  seen.add(name);
  for (const next of manifest[name].imports ?? []) reached(next, seen);
  return seen;
}

const gzipped = (file) => gzipSync(readFileSync(new URL(file, dist)), { level: 9 }).length;
const kilobytes = (bytes) => `${(bytes / KB).toFixed(1)} KB`;

function hold(what, bytes, budget) {
  console.log(`  ${what}: ${kilobytes(bytes)} of ${kilobytes(budget)} gzipped`);
  if (bytes > budget) wrong.push(what);
}

const first = [...reached(entry)];
const styles = new Set(Object.values(manifest).flatMap((chunk) => chunk.css ?? []));
hold(
  'first visit, JavaScript',
  first.reduce((sum, name) => sum + gzipped(manifest[name].file), 0),
  budgets.script,
);
hold(
  'all CSS',
  [...styles].reduce((sum, file) => sum + gzipped(file), 0),
  budgets.style,
);
for (const [name, chunk] of Object.entries(manifest)) {
  if (first.includes(name) || !chunk.file.endsWith('.js')) continue;
  const size = gzipped(chunk.file);
  const budget = name.includes('jsqr') ? budgets.scanner : budgets.chunk;
  if (size > budget) hold(`chunk ${name}`, size, budget);
}
for (const file of readdirSync(new URL('assets/', dist))) {
  if (!/\.(js|css|svg)$/.test(file)) continue;
  const target = new URL(`assets/${file}.gz`, dist);
  writeFileSync(target, gzipSync(readFileSync(new URL(`assets/${file}`, dist)), { level: 9 }));
}
if (wrong.length > 0) {
  console.error(`Over budget: ${wrong.join(', ')}`);
  process.exit(1);
}
