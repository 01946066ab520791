import { formatChinaTime } from '@lianke/shared';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useMessages } from '../messages/locale-context.tsx';
import { FailureNotice } from './failure-notice.tsx';
import { StaleBar } from './stale-bar.tsx';
import { StateNotice } from './state-notice.tsx';

type Shown = Pick<UseQueryResult<unknown>, 'error' | 'fetchStatus' | 'dataUpdatedAt' | 'refetch' | 'isPending'>;

interface Props<T> {
  query: Shown & { data: T | undefined };
  skeleton: ReactNode;
  children: (data: T) => ReactNode;
  compact?: boolean;
}

/** Loading, failed, offline and stale for anything that is loaded; the children draw data and nothing else. */
export function QueryState<T>({ query, skeleton, children, compact = false }: Props<T>) {
  const { states } = useMessages();
  const { data, error, fetchStatus, dataUpdatedAt } = query;
  const retry = (): void => void query.refetch();
  if (data === undefined) {
    if (error) return <FailureNotice error={error} onRetry={retry} compact={compact} />;
    if (fetchStatus === 'paused') {
      return <StateNotice tone="offline" title={states.offlineTitle} body={states.offlineBody} compact={compact} />;
    }
    return <>{skeleton}</>;
  }
  const at = formatChinaTime(dataUpdatedAt);
  return (
    <>
      {fetchStatus === 'paused' ? <StaleBar text={states.offlineStale(at)} /> : null}
      {error && fetchStatus === 'idle' ? <StaleBar text={states.failedStale(at)} action={{ label: states.retry, onClick: retry }} /> : null}
      {children(data)}
    </>
  );
}
