import { useQuery } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';
import { forgetLoginAttempts } from '../../api/login.ts';
import { createSignal } from '../../api/signal.ts';
import { claimSnapshots } from '../../features/customers/snapshot.ts';
import { CustomerSkeleton } from '../../features/customers/customer-skeleton.tsx';
import { sessionQuery } from '../../features/session/api.ts';
import { useMessages } from '../../messages/locale-context.tsx';
import { StateNotice } from '../../ui/state-notice.tsx';
import { askCurrentCustomer } from '../../wecom/current-customer.ts';
import { CurrentCustomer } from './current-customer.tsx';
import { IdentifyFailure } from './identify-failure.tsx';
import css from './sidebar.module.css';

export const loginStuck = createSignal();

/** Finds out whose chat this is, then shows that customer. */
export function SidebarApp() {
  const { brand, login, sidebar } = useMessages();
  const stuck = useSyncExternalStore(loginStuck.subscribe, loginStuck.isTold);
  const session = useQuery(sessionQuery);
  const current = useQuery({
    queryKey: ['wecom', 'current-customer'],
    queryFn: askCurrentCustomer,
    retry: false,
    networkMode: 'always',
    // Some clients keep the page alive while the member switches chats: ask again whenever it comes to the front.
    staleTime: 0,
    refetchOnWindowFocus: true,
  });
  const staffId = session.data?.staff.id;
  useEffect(() => {
    if (!staffId) return;
    forgetLoginAttempts();
    claimSnapshots(staffId);
  }, [staffId]);
  useEffect(() => {
    document.title = brand;
  }, [brand]);

  if (stuck) {
    return (
      <StateNotice
        tone="error"
        title={login.failed}
        body={login.stuck}
        action={{ label: login.retry, onClick: () => window.location.reload() }}
      />
    );
  }
  return (
    <main className={css.frame}>
      {current.data ? (
        <CurrentCustomer key={current.data} externalUserid={current.data} />
      ) : current.error ? (
        <IdentifyFailure error={current.error} onRetry={() => void current.refetch()} />
      ) : (
        <div aria-label={sidebar.identifying}>
          <CustomerSkeleton />
        </div>
      )}
    </main>
  );
}
