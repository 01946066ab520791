import { useDidShow } from '@tarojs/taro';
import { useSyncExternalStore } from 'react';
import { refresh, refreshIfOlderThan, snapshotOf, subscribe } from './queries';
import type { QueryName, Snapshot } from './queries';

const freshMs = 10_000;

/** What is known now; asks the server whenever the page comes to the front. */
export function useQuery<N extends QueryName>(name: N): Snapshot<N> & { retry: () => Promise<void> } {
  const snapshot = useSyncExternalStore(subscribe, () => snapshotOf(name));
  useDidShow(() => refreshIfOlderThan(name, freshMs));
  return { ...snapshot, retry: () => refresh(name) };
}
