import { useDidShow } from '@tarojs/taro';
import { useEffect, useSyncExternalStore } from 'react';
import { onReconnected } from '../platform/network';
import { loadMore, pagesOf, refreshPages, refreshPagesIfOlderThan, subscribePages } from './pages';
import type { PageSource, Pages } from './pages';

const freshMs = 10_000;

export interface PagesView<T> extends Pages<T> {
  retry: () => Promise<void>;
  more: () => void;
}

/** A list as far as it is known; asks when it first appears, when its page comes to the front, and when the network is back. */
export function usePages<T>(source: PageSource<T>): PagesView<T> {
  const pages = useSyncExternalStore(subscribePages, () => pagesOf(source));
  const { key } = source;
  useDidShow(() => refreshPagesIfOlderThan(source, freshMs));
  useEffect(() => {
    refreshPagesIfOlderThan(source, freshMs);
    return onReconnected(() => refreshPagesIfOlderThan(source, freshMs));
    // The key names the source; the object itself may be made anew each time.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [key]);
  return { ...pages, retry: () => refreshPages(source), more: () => void loadMore(source) };
}
