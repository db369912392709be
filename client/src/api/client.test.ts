import { afterEach, expect, test, vi } from 'vitest';
import { answer, answerWithNext, api, patiently } from './client';
import { Problem } from './problem';

const respond = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  vi.spyOn(globalThis, 'fetch').mockImplementation(async () => {
    const type = status < 400 ? 'application/json' : 'application/problem+json';
    return new Response(JSON.stringify(body), { status, headers: { 'Content-Type': type, ...headers } });
  });

const show = () => api.GET('/api/tickets/{id}', { params: { path: { id: 'a1' } } });

afterEach(() => vi.restoreAllMocks());

test('reads the next page from the Link header', async () => {
  respond(200, [], { Link: '</api/tickets?limit=2&cursor=abc%3D>; rel="next"' });
  const page = await answerWithNext(api.GET('/api/tickets'));
  expect(page.next).toBe('abc=');
});

test('turns a refusal into a problem with its fields and extras', async () => {
  respond(409, { status: 409, errors: [{ message: 'Only 2 left.', field: 'quantity' }], available: 2 });
  const problem = await answer(show()).catch((error) => error);
  expect(problem).toBeInstanceOf(Problem);
  expect(problem.status).toBe(409);
  expect(problem.message).toBe('Only 2 left.');
  expect(problem.field('quantity')).toBe('Only 2 left.');
  expect(problem.more.available).toBe(2);
});

test('calls a dead network unreachable', async () => {
  vi.spyOn(globalThis, 'fetch').mockRejectedValue(new TypeError('Failed to fetch'));
  const problem = await answer(show()).catch((error) => error);
  expect(problem.status).toBe(0);
  expect(problem.unreachable).toBe(true);
});

test('asks again when the server says when, and not otherwise', async () => {
  const early = respond(409, { errors: [{ message: 'Too early.' }] }, { 'Retry-After': '0' });
  await expect(patiently(() => answer(show()), 3)).rejects.toThrow('Too early.');
  expect(early).toHaveBeenCalledTimes(3);
  early.mockRestore();
  const never = respond(409, { errors: [{ message: 'Over.' }] });
  await expect(patiently(() => answer(show()), 3)).rejects.toThrow('Over.');
  expect(never).toHaveBeenCalledTimes(1);
});
