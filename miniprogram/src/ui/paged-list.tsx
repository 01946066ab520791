import { View } from '@tarojs/components';
import { useReachBottom } from '@tarojs/taro';
import type { ReactElement, ReactNode } from 'react';
import type { PagesView } from '../api/use-pages';
import { FailurePanel } from './failure-panel';
import { ListFooter } from './list-footer';
import { StaleNote } from './stale-note';

interface Props<T> {
  list: PagesView<T>;
  skeleton: ReactNode;
  empty: ReactNode;
  row: (item: T) => ReactNode;
  /** Around the rows. */
  className?: string;
}

/** A list in all its states: on its way, failed, from memory, empty, and longer as it is scrolled. */
export function PagedList<T>({ list, skeleton, empty, row, className = '' }: Props<T>): ReactElement {
  useReachBottom(() => list.more());
  const { data, at, failure } = list;
  const onRetry = (): void => void list.retry();
  if (!data) return failure ? <FailurePanel failure={failure} onRetry={onRetry} /> : <>{skeleton}</>;
  return (
    <>
      <StaleNote failure={failure} at={at} onRetry={onRetry} />
      {data.items.length === 0 ? empty : <View className={className}>{data.items.map(row)}</View>}
      {failure ? null : <ListFooter pages={data} onMore={list.more} />}
    </>
  );
}
