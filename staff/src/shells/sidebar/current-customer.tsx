import { formatChinaTime } from '@lianke/shared';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { hasCode } from '../../api/api-error.ts';
import { useLiveCustomers } from '../../api/live.ts';
import { syncingCustomerQuery, timelineQuery } from '../../features/customers/api.ts';
import { CustomerPanel } from '../../features/customers/customer-panel.tsx';
import { CustomerSkeleton } from '../../features/customers/customer-skeleton.tsx';
import { readSnapshot, storeSnapshot } from '../../features/customers/snapshot.ts';
import { useMessages } from '../../messages/locale-context.tsx';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { StaleBar } from '../../ui/stale-bar.tsx';
import { StateNotice } from '../../ui/state-notice.tsx';
import css from './sidebar.module.css';

/** First what was seen last time, then what is true now, then every change as it happens. */
export function CurrentCustomer({ externalUserid }: { externalUserid: string }) {
  const { sidebar, states } = useMessages();
  const client = useQueryClient();
  const [snapshot] = useState(() => readSnapshot(externalUserid));
  const query = useQuery({
    ...syncingCustomerQuery(externalUserid),
    ...(snapshot ? { initialData: snapshot.view, initialDataUpdatedAt: snapshot.at } : {}),
  });
  const { data, error, failureReason, isPending, fetchStatus, dataUpdatedAt } = query;
  useLiveCustomers(data?.id, data !== undefined);

  useEffect(() => {
    if (!data) return;
    const save = (): void => {
      const timeline = client.getQueryData(timelineQuery(data.id).queryKey)?.pages[0] ?? null;
      storeSnapshot(externalUserid, { at: dataUpdatedAt, view: data, timeline });
    };
    save();
    window.addEventListener('pagehide', save);
    return () => {
      save();
      window.removeEventListener('pagehide', save);
    };
  }, [client, data, dataUpdatedAt, externalUserid]);

  const retry = (): void => void query.refetch();
  if (!data) {
    if (error && hasCode(error, 'customer.not_found')) {
      return (
        <StateNotice
          tone="empty"
          title={sidebar.notSyncedTitle}
          body={sidebar.notSyncedBody}
          action={{ label: sidebar.retry, onClick: retry }}
        />
      );
    }
    if (error) return <FailureNotice error={error} onRetry={retry} />;
    if (fetchStatus === 'paused') return <StateNotice tone="offline" title={states.offlineTitle} body={states.offlineBody} />;
    if (isPending && hasCode(failureReason, 'customer.not_found')) {
      return <StateNotice tone="waiting" title={sidebar.syncingTitle} body={sidebar.syncingBody} />;
    }
    return <CustomerSkeleton />;
  }
  const at = formatChinaTime(dataUpdatedAt);
  const timeline = snapshot?.view.id === data.id ? snapshot.timeline : null;
  return (
    <div className={css.column}>
      {fetchStatus === 'paused' || error ? (
        <div className={css.bar}>
          {error ? (
            <StaleBar text={states.failedStale(at)} action={{ label: states.retry, onClick: retry }} />
          ) : (
            <StaleBar text={states.offlineStale(at)} />
          )}
        </div>
      ) : null}
      <div className={css.rest}>
        <CustomerPanel inChat customer={data} snapshot={timeline && snapshot ? { page: timeline, at: snapshot.at } : undefined} />
      </div>
    </div>
  );
}
