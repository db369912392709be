import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, renderHook, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { useCheck } from './check';

type Sent = { key: string | null; body: unknown };
let sent: Sent[];
let answers: (() => Response)[];

const json = (body: unknown, status = 200) => new Response(JSON.stringify(body), { status });

beforeEach(() => {
  sent = [];
  answers = [];
  vi.stubGlobal('fetch', async (request: Request) => {
    sent.push({ key: request.headers.get('Idempotency-Key'), body: await request.json() });
    const next = answers.shift();
    if (!next) throw new TypeError('no network');
    return next();
  });
});

afterEach(() => vi.unstubAllGlobals());

const door = (ticketId?: string) =>
  renderHook(() => useCheck(ticketId), {
    wrapper: ({ children }: { children: ReactNode }) => (
      <QueryClientProvider client={new QueryClient()}>{children}</QueryClientProvider>
    ),
  });

test('what got no answer is not decided, and is sent again under its key', async () => {
  const { result } = door('t1');
  act(() => {
    expect(result.current.check('CODE')).toBe(true);
    expect(result.current.check('ANOTHER')).toBe(false);
  });
  await waitFor(() => expect(result.current.scans[0]?.verdict).toBe('unreachable'));
  answers.push(() => json({ verdict: 'valid', admission: { number: 7 } }));
  act(() => result.current.again());
  await waitFor(() => expect(result.current.scans[0]?.verdict).toBe('valid'));
  expect(result.current.scans).toHaveLength(1);
  expect(sent[1]).toEqual(sent[0]);
  expect(sent[0]?.body).toEqual({ code: 'CODE', ticketId: 't1' });
});

test('each scan has a key of its own, and the last one stands first', async () => {
  answers.push(
    () => json({ verdict: 'valid' }),
    () => json({ verdict: 'used', usedAt: '2027-01-01T20:00:00Z' }),
  );
  const { result } = door();
  act(() => void result.current.check('A'));
  await waitFor(() => expect(result.current.scans).toHaveLength(1));
  act(() => void result.current.check('A'));
  await waitFor(() => expect(result.current.scans.map((scan) => scan.verdict)).toEqual(['used', 'valid']));
  expect(sent[0]?.key).not.toBe(sent[1]?.key);
});

test('a code that is refused as such is not one of ours; any other refusal says nothing about it', async () => {
  answers.push(
    () => json({ errors: [{ message: 'Too long.', field: 'code' }] }, 400),
    () => json({ title: 'Internal Server Error' }, 500),
  );
  const { result } = door();
  act(() => void result.current.check('A'));
  await waitFor(() => expect(result.current.scans[0]?.verdict).toBe('forged'));
  act(() => void result.current.check('B'));
  await waitFor(() => expect(result.current.scans[0]?.verdict).toBe('unreachable'));
});
