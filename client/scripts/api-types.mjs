// Writes src/api/schema/<service>.ts from docs/api/<service>.json. With --check nothing is written: it fails on a difference.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import openapi, { astToString } from 'openapi-typescript';

const services = ['auth', 'tickets', 'orders', 'payments'];
const check = process.argv.includes('--check');
const folder = new URL('../src/api/schema/', import.meta.url);
const drifted = [];

mkdirSync(folder, { recursive: true });
for (const service of services) {
  const source = new URL(`../../docs/api/${service}.json`, import.meta.url);
  const types = astToString(await openapi(source, { propertiesRequiredByDefault: true }));
  const text = `// Generated from docs/api/${service}.json by \`npm run types\`. Do not edit.\n${types}`;
  const target = new URL(`${service}.ts`, folder);
  if (!check) writeFileSync(target, text);
  else if (text !== current(target)) drifted.push(fileURLToPath(target));
}
if (drifted.length > 0) {
  console.error(`These no longer say what docs/api says; run \`npm run types\` in client:\n  ${drifted.join('\n  ')}`);
  process.exit(1);
}

function current(target) {
  try {
    return readFileSync(target, 'utf8');
  } catch {
    return '';
  }
}
