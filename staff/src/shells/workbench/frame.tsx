import { MenuOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Drawer } from 'antd';
import { useEffect, useState } from 'react';
import { Outlet, useLocation } from 'react-router';
import { forgetLoginAttempts } from '../../api/login.ts';
import { BulkTray } from '../../features/bulk/bulk-tray.tsx';
import { claimSnapshots } from '../../features/customers/snapshot.ts';
import { AlarmBell } from '../../features/money/alarms/alarm-bell.tsx';
import { sessionQuery } from '../../features/session/api.ts';
import { useMessages } from '../../messages/locale-context.tsx';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { StateNotice } from '../../ui/state-notice.tsx';
import { useMedia, useNarrow } from '../../ui/use-media.ts';
import { destinationOf } from './destinations.tsx';
import css from './frame.module.css';
import { GlobalSearch } from './global-search.tsx';
import { Navigation } from './navigation.tsx';
import { UserMenu } from './user-menu.tsx';
import { Waiting } from './waiting.tsx';

export function Frame() {
  const { navigation } = useMessages();
  const narrow = useNarrow();
  const slim = useMedia('(max-width: 1099px)');
  const [menuOpen, setMenuOpen] = useState(false);
  const session = useQuery(sessionQuery);
  const staffId = session.data?.staff.id;
  useEffect(() => {
    if (!staffId) return;
    forgetLoginAttempts();
    claimSnapshots(staffId);
  }, [staffId]);

  if (!session.data && session.error) return <FailureNotice error={session.error} onRetry={() => void session.refetch()} />;
  return (
    <div className={css.frame}>
      {narrow ? (
        <Drawer
          open={menuOpen}
          onClose={() => setMenuOpen(false)}
          placement="left"
          size={260}
          closable={false}
          styles={{ body: { padding: 0 } }}
        >
          <Navigation onGo={() => setMenuOpen(false)} />
        </Drawer>
      ) : (
        <aside className={`${css.side} ${slim ? css.slim : ''}`}>
          <Navigation slim={slim} />
        </aside>
      )}
      <div className={css.main}>
        <header className={css.top}>
          {narrow ? <Button type="text" icon={<MenuOutlined />} aria-label={navigation.open} onClick={() => setMenuOpen(true)} /> : null}
          <GlobalSearch />
          <span className={css.spacer} />
          <AlarmBell />
          <UserMenu />
        </header>
        <main>
          <Gate />
        </main>
        <BulkTray />
      </div>
    </div>
  );
}

/** A page opened by address without the permission says who can grant it instead of failing call by call. */
function Gate() {
  const { states } = useMessages();
  const { pathname } = useLocation();
  const { data: session } = useQuery(sessionQuery);
  const needed = destinationOf(pathname)?.permission;
  // Most may see customers, so their page need not wait; asking for the others without the right would only be refused.
  if (!session && needed && needed !== 'customers.read') return <Waiting />;
  if (session && needed && !session.permissions.includes(needed)) {
    return <StateNotice tone="forbidden" title={states.forbiddenTitle} body={states.forbiddenBody} />;
  }
  return <Outlet />;
}
