import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { customerKeys } from '../features/customers/customer-keys.ts';

const pollMs = 5_000;
const reopenMs = 30_000;
/** An import can change hundreds of customers a second; the page asks again at most this often. */
const quietMs = 1_000;
/** One arrival often announces itself several times in a row. */
const gatherMs = 60;

export interface LiveOptions {
  customerId?: string | undefined;
  onChange: () => void;
  open?: (url: string) => EventSource;
}

/** Listens for changes; while the stream is down it asks every five seconds instead. Returns how to stop. */
export function listenForChanges({ customerId, onChange, open = (url) => new EventSource(url) }: LiveOptions): () => void {
  let source: EventSource | null = null;
  let poll: ReturnType<typeof setInterval> | null = null;
  let reopen: ReturnType<typeof setTimeout> | null = null;
  let quiet: ReturnType<typeof setTimeout> | null = null;

  let lastAt = -Infinity;

  const changed = (): void => {
    quiet ??= setTimeout(
      () => {
        quiet = null;
        lastAt = performance.now();
        onChange();
      },
      Math.max(gatherMs, lastAt + quietMs - performance.now()),
    );
  };
  const stopPolling = (): void => {
    if (poll) clearInterval(poll);
    poll = null;
  };
  const connect = (): void => {
    source?.close();
    source = open(customerId ? `/api/live?customerId=${encodeURIComponent(customerId)}` : '/api/live');
    source.addEventListener('customer', changed);
    source.addEventListener('open', () => {
      // Changes made while the stream was down were not announced.
      if (poll) changed();
      stopPolling();
    });
    source.addEventListener('error', () => {
      poll ??= setInterval(onChange, pollMs);
      // The browser reconnects by itself unless the server refused outright.
      if (source?.readyState === 2) {
        if (reopen) clearTimeout(reopen);
        reopen = setTimeout(connect, reopenMs);
      }
    });
  };
  connect();
  return () => {
    source?.close();
    stopPolling();
    if (reopen) clearTimeout(reopen);
    if (quiet) clearTimeout(quiet);
  };
}

/** Keeps everything shown about one customer (or the list) fresh. */
export function useLiveCustomers(customerId?: string, enabled = true): void {
  const client = useQueryClient();
  useEffect(() => {
    if (!enabled) return;
    return listenForChanges({ customerId, onChange: () => void client.invalidateQueries({ queryKey: customerKeys.all }) });
  }, [client, customerId, enabled]);
}
