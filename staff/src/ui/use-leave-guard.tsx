import { App } from 'antd';
import { useEffect } from 'react';
import { useBlocker } from 'react-router';
import { useMessages } from '../messages/locale-context.tsx';

/** Asks before a changed form is lost, both inside the app and when the tab closes. */
export function useLeaveGuard(changed: boolean): void {
  const { states } = useMessages();
  const { modal } = App.useApp();
  const blocker = useBlocker(({ currentLocation, nextLocation }) => changed && currentLocation.pathname !== nextLocation.pathname);
  useEffect(() => {
    if (blocker.state !== 'blocked') return;
    const asking = modal.confirm({
      title: states.unsavedTitle,
      content: states.unsavedBody,
      okText: states.leave,
      cancelText: states.stay,
      onOk: () => blocker.proceed(),
      onCancel: () => blocker.reset(),
    });
    return () => asking.destroy();
  }, [blocker, modal, states]);
  useEffect(() => {
    if (!changed) return;
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [changed]);
}
