// Keeps the shell of the client on the device, so that a ticket that was shown once can be shown at a door without network. It
// never touches the services' answers: what is on sale is asked for, or not known.

const CACHE = 'shell';
const MOST = 80;

self.addEventListener('install', (event) => {
  self.skipWaiting();
  event.waitUntil(caches.open(CACHE).then((cache) => cache.add('/')));
});

self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

// What the page had loaded before this was there.
self.addEventListener('message', (event) => event.waitUntil(keepAll(event.data)));

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== location.origin) return;
  if (request.mode === 'navigate') event.respondWith(page(request));
  else if (pathname.startsWith('/assets/')) event.respondWith(asset(request));
});

/** All pages are one file: the network's while there is one, else the last that was seen. */
async function page(request) {
  try {
    const answer = await fetch(request);
    if (answer.ok && !answer.redirected && !/\.\w+$/.test(new URL(request.url).pathname)) {
      const copy = answer.clone();
      caches.open(CACHE).then((cache) => cache.put('/', copy));
    }
    return answer;
  } catch (error) {
    const kept = await caches.match('/');
    if (kept) return kept;
    throw error;
  }
}

/** Names carry a hash of the content: what is here is right. */
async function asset(request) {
  const kept = await caches.match(request);
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.ok) await keep(request, answer.clone());
  return answer;
}

async function keep(request, answer) {
  const cache = await caches.open(CACHE);
  await cache.put(request, answer);
  const all = (await cache.keys()).filter(({ url }) => url.includes('/assets/'));
  await Promise.all(all.slice(0, Math.max(0, all.length - MOST)).map((old) => cache.delete(old)));
}

async function keepAll(addresses) {
  for (const address of addresses) {
    if (await caches.match(address)) continue;
    const answer = await fetch(address).catch(() => undefined);
    if (answer?.ok) await keep(address, answer);
  }
}
