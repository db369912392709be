import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { follow } from './live';

class Source extends EventTarget {
  static readonly CLOSED = 2;
  static all: Source[] = [];
  readyState = 1;
  constructor(readonly url: string) {
    super();
    Source.all.push(this);
  }
  close() {
    this.readyState = Source.CLOSED;
  }
  tell(data: unknown) {
    this.dispatchEvent(new MessageEvent('order', { data: JSON.stringify(data) }));
  }
  fail(closed = false) {
    if (closed) this.readyState = Source.CLOSED;
    this.dispatchEvent(new Event('error'));
  }
}

const last = () => Source.all.at(-1) as Source;
const got = vi.fn();
const poll = vi.fn();

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('EventSource', Source);
  Source.all = [];
  got.mockReset();
  poll.mockReset();
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('hands over what the stream tells, and polls nothing', () => {
  const stop = follow('/events', 'order', got, poll);
  last().tell({ version: 3 });
  vi.advanceTimersByTime(20_000);
  expect(got).toHaveBeenCalledWith({ version: 3 });
  expect(poll).not.toHaveBeenCalled();
  stop();
  expect(last().readyState).toBe(Source.CLOSED);
});

test('polls at once where the stream is refused, and tries it again later', () => {
  vi.spyOn(Math, 'random').mockReturnValue(0.5);
  const stop = follow('/events', 'order', got, poll);
  last().fail(true);
  expect(poll).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(9_000);
  expect(poll).toHaveBeenCalledTimes(3);
  vi.advanceTimersByTime(30_000);
  expect(Source.all).toHaveLength(2);
  const before = poll.mock.calls.length;
  vi.advanceTimersByTime(20_000);
  expect(poll).toHaveBeenCalledTimes(before);
  stop();
});

test('forgives an interruption, since the browser connects again by itself', () => {
  const stop = follow('/events', 'order', got, poll);
  last().fail();
  last().fail();
  last().tell({ version: 4 });
  last().fail();
  expect(poll).not.toHaveBeenCalled();
  last().fail();
  last().fail();
  expect(poll).toHaveBeenCalledTimes(1);
  stop();
});
