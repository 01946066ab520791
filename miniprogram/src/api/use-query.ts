import { useDidShow } from '@tarojs/taro';
import { useEffect, useSyncExternalStore } from 'react';
import { refresh, refreshIfOlderThan, snapshotOf, subscribe } from './queries';
import type { QueryName, Snapshot } from './queries';

const freshMs = 10_000;

/** What is known now; asks the server when it first appears and whenever the page comes to the front again. */
export function useQuery<N extends QueryName>(name: N): Snapshot<N> & { retry: () => Promise<void> } {
  const snapshot = useSyncExternalStore(subscribe, () => snapshotOf(name));
  useDidShow(() => refreshIfOlderThan(name, freshMs));
  // A part that appears later than its page has missed the page's own event.
  useEffect(() => refreshIfOlderThan(name, freshMs), [name]);
  return { ...snapshot, retry: () => refresh(name) };
}
