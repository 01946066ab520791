import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { couponKeys } from '../features/coupons/api.ts';
import { customerKeys } from '../features/customers/customer-keys.ts';
import { membershipKeys } from '../features/membership/api.ts';
import { orderKeys } from '../features/orders/api.ts';
import { sessionQuery } from '../features/session/api.ts';
import { freshenSession } from './session-renewal.ts';

const pollMs = 5_000;
const reopenMs = 30_000;
/** After the session was renewed the stream is opened again at once, but two refusals in a row wait like any other. */
const renewedReopenMs = 500;
/** An import can change hundreds of customers a second; the page asks again at most this often. */
const quietMs = 1_000;
/** One arrival often announces itself several times in a row. */
const gatherMs = 60;

export interface LiveOptions {
  customerId?: string | undefined;
  onChange: () => void;
  open?: (url: string) => EventSource;
  /** True if the session's access part was over and is new now. */
  freshen?: () => Promise<boolean>;
}

/** Listens for changes; while the stream is down it asks every five seconds instead. Returns how to stop. */
export function listenForChanges({
  customerId,
  onChange,
  open = (url) => new EventSource(url),
  freshen = freshenSession,
}: LiveOptions): () => void {
  let source: EventSource | null = null;
  let poll: ReturnType<typeof setInterval> | null = null;
  let reopen: ReturnType<typeof setTimeout> | null = null;
  let quiet: ReturnType<typeof setTimeout> | null = null;

  let lastAt = -Infinity;
  let stopped = false;
  let freshened = false;

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
      freshened = false;
    });
    source.addEventListener('error', () => {
      poll ??= setInterval(onChange, pollMs);
      // The browser reconnects by itself unless the server refused outright.
      if (source?.readyState === 2) void reconnect();
    });
  };
  /** A refusal carries no reason: most often the access part is over. */
  const reconnect = async (): Promise<void> => {
    const renewed = !freshened && (await freshen());
    freshened = renewed;
    if (stopped) return;
    if (reopen) clearTimeout(reopen);
    reopen = setTimeout(connect, renewed ? renewedReopenMs : reopenMs);
  };
  connect();
  return () => {
    stopped = true;
    source?.close();
    stopPolling();
    if (reopen) clearTimeout(reopen);
    if (quiet) clearTimeout(quiet);
  };
}

/** Keeps everything shown about one customer (or the list) fresh. */
export function useLiveCustomers(customerId?: string, enabled = true): void {
  const client = useQueryClient();
  const signedIn = useQuery(sessionQuery).data !== undefined;
  useEffect(() => {
    if (!enabled || !signedIn) return;
    const onChange = (): void => {
      void client.invalidateQueries({ queryKey: customerKeys.all });
      if (!customerId) return;
      void client.invalidateQueries({ queryKey: couponKeys.ofCustomer(customerId) });
      void client.invalidateQueries({ queryKey: membershipKeys.ofCustomer(customerId) });
      void client.invalidateQueries({ queryKey: orderKeys.all });
    };
    return listenForChanges({ customerId, onChange });
  }, [client, customerId, enabled, signedIn]);
}

/** An order that moves changes its customer; the lists of orders follow the same stream. */
export function useLiveOrders(): void {
  const client = useQueryClient();
  const signedIn = useQuery(sessionQuery).data !== undefined;
  useEffect(() => {
    if (!signedIn) return;
    return listenForChanges({ onChange: () => void client.invalidateQueries({ queryKey: orderKeys.all }) });
  }, [client, signedIn]);
}
