/** Has the shell of the client kept on this device (public/sw.js), once the page is there and nobody waits for anything. */
export function keepShell(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  addEventListener('load', async () => {
    try {
      await navigator.serviceWorker.register('/sw.js');
      const { active } = await navigator.serviceWorker.ready;
      const loaded = performance.getEntriesByType('resource').map((entry) => entry.name);
      active?.postMessage(loaded.filter((name) => name.startsWith(`${location.origin}/assets/`)));
    } catch {
      // Then it works with a network only.
    }
  });
}
