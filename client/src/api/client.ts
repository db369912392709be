import createClient from 'openapi-fetch';
import { learnTime } from './clock';
import { Problem } from './problem';
import type { paths as Auth } from './schema/auth';
import type { paths as Orders } from './schema/orders';
import type { paths as Payments } from './schema/payments';
import type { paths as Tickets } from './schema/tickets';

type Paths = Omit<Auth, '/error'> & Omit<Tickets, '/error'> & Omit<Orders, '/error'> & Omit<Payments, '/error'>;

/** The services' interface; its types are generated from docs/api. */
export const api = createClient<Paths>({ baseUrl: globalThis.location?.origin ?? '', fetch: timedFetch });

async function timedFetch(request: Request): Promise<Response> {
  const sent = Date.now();
  const response = await fetch(request);
  learnTime(response.headers.get('Date'), sent, Date.now());
  return response;
}

type Reply<T> = { data?: T | undefined; error?: unknown; response: Response };

/** The body of a good answer. @throws Problem on a refusal, and when nobody answers */
export async function answer<T>(reply: Promise<Reply<T>>): Promise<T> {
  return (await answerWithNext(reply)).data;
}

/** Also the cursor of the next page, from the Link header. */
export async function answerWithNext<T>(reply: Promise<Reply<T>>): Promise<{ data: T; next: string | undefined }> {
  const { data, error, response } = await reply.catch(() => {
    throw new Problem(0, null);
  });
  if (!response.ok || data === undefined) {
    throw new Problem(response.status, error, seconds(response.headers.get('Retry-After')));
  }
  return { data, next: nextCursor(response.headers.get('Link')) };
}

function nextCursor(link: string | null): string | undefined {
  const target = link?.match(/<([^>]*)>\s*;\s*rel="?next"?/)?.[1];
  if (!target) return undefined;
  return new URL(target, 'http://any').searchParams.get('cursor') ?? undefined;
}

function seconds(header: string | null): number | undefined {
  const value = Number(header);
  return header !== null && Number.isFinite(value) ? value : undefined;
}

/** Repeats what the server says comes too early, as it says when; for as long as it does, up to `times`. */
export async function patiently<T>(ask: () => Promise<T>, times = 5): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await ask();
    } catch (error) {
      const wait = error instanceof Problem ? error.retryAfter : undefined;
      if (wait === undefined || attempt >= times) throw error;
      // Whoever is told the same does not come back at the same moment.
      const share = 1 + Math.random() / 2;
      await new Promise((resolve) => setTimeout(resolve, Math.min(wait, 5) * share * 1000));
    }
  }
}
