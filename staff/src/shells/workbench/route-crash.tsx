import { useRouteError } from 'react-router';
import { useMessages } from '../../messages/locale-context.tsx';
import { StateNotice } from '../../ui/state-notice.tsx';
import { isMissingChunk } from './missing-chunk.ts';

/** A reload without a server would trade our page for the browser's own error page. */
async function reloadIfReachable(): Promise<void> {
  const answer = await fetch('/healthz', { cache: 'no-store' }).catch(() => undefined);
  if (answer?.ok) window.location.reload();
}

/** In place of the page; the navigation stays. A page's code is missing while the network is down and after a new release. */
export function RouteCrash() {
  const { states } = useMessages();
  if (isMissingChunk(useRouteError())) {
    const retry = { label: states.retry, onClick: () => void reloadIfReachable() };
    return <StateNotice tone="error" title={states.failedTitle} body={states.chunkBody} action={retry} />;
  }
  return (
    <StateNotice
      tone="error"
      title={states.crashedTitle}
      body={states.crashedBody}
      action={{ label: states.reload, onClick: () => window.location.reload() }}
    />
  );
}
