// What time it is at the server, whatever the clock of this device says. Every answer's Date header (whole seconds) and
// the moments around it bound the difference; their intersection soon is far below a second.

let low = Number.NEGATIVE_INFINITY;
let high = Number.POSITIVE_INFINITY;

/** Learns from one answer. `sent` and `received` are moments of this device's clock, `date` the header. */
export function learnTime(date: string | null, sent: number, received: number): void {
  const server = date ? Date.parse(date) : Number.NaN;
  if (Number.isNaN(server)) return;
  const from = server - received;
  const to = server + 1000 - sent;
  if (from > high || to < low) {
    // Somebody has set this device's clock meanwhile: what we knew is worth nothing.
    low = from;
    high = to;
    return;
  }
  low = Math.max(low, from);
  high = Math.min(high, to);
}

/** Milliseconds to add to this device's clock. */
export function clockOffset(): number {
  return Number.isFinite(low) && Number.isFinite(high) ? (low + high) / 2 : 0;
}

/** The server's time, in milliseconds since 1970. */
export function serverNow(): number {
  return Date.now() + clockOffset();
}
