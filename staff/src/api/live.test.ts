// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { listenForChanges } from './live.ts';

class FakeSource extends EventTarget {
  readyState = 1;
  closed = false;
  readonly url: string;
  constructor(url: string) {
    super();
    this.url = url;
  }
  close(): void {
    this.closed = true;
  }
  say(type: string): void {
    this.dispatchEvent(new Event(type));
  }
}

const start = (customerId?: string, freshen: () => Promise<boolean> = () => Promise.resolve(false)) => {
  const sources: FakeSource[] = [];
  const onChange = vi.fn();
  const stop = listenForChanges({
    customerId,
    onChange,
    freshen,
    open: (url) => {
      const source = new FakeSource(url);
      sources.push(source);
      return source as unknown as EventSource;
    },
  });
  return { sources, onChange, stop, source: (index: number): FakeSource => sources[index] as FakeSource };
};

describe('live updates', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('asks for one customer or for all', () => {
    expect(start('cus_1').source(0).url).toBe('/api/live?customerId=cus_1');
    expect(start().source(0).url).toBe('/api/live');
  });

  it('gathers a burst into one refresh', () => {
    const { source, onChange } = start();
    for (let n = 0; n < 100; n += 1) source(0).say('customer');
    vi.advanceTimersByTime(100);
    expect(onChange).toHaveBeenCalledTimes(1);
  });

  it('refreshes at most once a second however much happens', () => {
    const { source, onChange } = start();
    for (let n = 0; n < 50; n += 1) {
      source(0).say('customer');
      vi.advanceTimersByTime(100);
    }
    expect(onChange.mock.calls.length).toBeGreaterThanOrEqual(4);
    expect(onChange.mock.calls.length).toBeLessThanOrEqual(6);
  });

  it('asks every five seconds while the stream is down, and stops when it is back', () => {
    const { source, onChange } = start();
    source(0).say('error');
    vi.advanceTimersByTime(10_000);
    expect(onChange).toHaveBeenCalledTimes(2);
    source(0).say('open');
    vi.advanceTimersByTime(20_000);
    expect(onChange).toHaveBeenCalledTimes(3);
  });

  const refuse = async (source: FakeSource): Promise<void> => {
    source.readyState = 2;
    source.say('error');
    await vi.advanceTimersByTimeAsync(0);
  };

  it('opens a new stream half a minute after the server refused one', async () => {
    const { sources, source } = start();
    await refuse(source(0));
    await vi.advanceTimersByTimeAsync(29_000);
    expect(sources).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(sources).toHaveLength(2);
  });

  it('opens a new stream at once when the session was merely to be renewed, but does not hurry twice in a row', async () => {
    const freshen = vi.fn(() => Promise.resolve(true));
    const { sources, source } = start(undefined, freshen);
    await refuse(source(0));
    await vi.advanceTimersByTimeAsync(1_000);
    expect(sources).toHaveLength(2);
    await refuse(source(1));
    await vi.advanceTimersByTimeAsync(29_000);
    expect(sources).toHaveLength(2);
    expect(freshen).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(1_000);
    source(2).say('open');
    await refuse(source(2));
    expect(freshen).toHaveBeenCalledTimes(2);
  });

  it('opens nothing when it was stopped during a renewal', async () => {
    let renewed: (it: boolean) => void = () => undefined;
    const { sources, source, stop } = start(undefined, () => new Promise((resolve) => (renewed = resolve)));
    await refuse(source(0));
    stop();
    renewed(true);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(sources).toHaveLength(1);
  });

  it('is quiet after stopping', () => {
    const { source, onChange, stop } = start();
    source(0).say('error');
    source(0).say('customer');
    stop();
    vi.advanceTimersByTime(60_000);
    expect(onChange).not.toHaveBeenCalled();
    expect(source(0).closed).toBe(true);
  });
});
