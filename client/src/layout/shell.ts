/** Has the shell of the client kept on this device (public/sw.js), once the page is there and nobody waits for anything. */
export function keepShell(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  addEventListener('load', async () => {
    try {
      await idle();
      await navigator.serviceWorker.register('/sw.js');
      const { active } = await navigator.serviceWorker.ready;
      const loaded = performance.getEntriesByType('resource').map((entry) => entry.name);
      active?.postMessage(loaded.filter((name) => name.startsWith(`${location.origin}/assets/`)));
    } catch {
      // Then it works with a network only.
    }
  });
}

/** Resolves once the page has drawn what it has, which a slow phone does long after it has loaded. */
function idle(): Promise<unknown> {
  return new Promise((resolve) => {
    if ('requestIdleCallback' in globalThis) requestIdleCallback(resolve, { timeout: 5000 });
    else setTimeout(resolve, 1000);
  });
}
