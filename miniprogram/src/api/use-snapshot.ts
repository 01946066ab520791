import { useDidShow } from '@tarojs/taro';
import { useEffect, useSyncExternalStore } from 'react';
import { onReconnected } from '../platform/network';
import { refresh, refreshIfOlderThan, snapshotOf, subscribe } from './snapshots';
import type { Snapshot, Source } from './snapshots';

const freshMs = 10_000;

export type SnapshotView<T> = Snapshot<T> & { retry: () => Promise<void> };

/** What is known now; asks the server when it first appears, when its page comes to the front, and when the network is back. */
export function useSnapshot<T>(source: Source<T>): SnapshotView<T> {
  const snapshot = useSyncExternalStore(subscribe, () => snapshotOf(source));
  const lookAgain = (): void => refreshIfOlderThan(source, freshMs);
  useDidShow(lookAgain);
  useEffect(() => {
    // A part that appears later than its page has missed the page's own event.
    lookAgain();
    return onReconnected(lookAgain);
    // The key names the source; the object itself may be made anew each time.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [source.key]);
  return { ...snapshot, retry: () => refresh(source) };
}
