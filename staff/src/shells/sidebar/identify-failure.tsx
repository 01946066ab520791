import { ApiFailure } from '../../api/api-error.ts';
import { useMessages } from '../../messages/locale-context.tsx';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { StateNotice } from '../../ui/state-notice.tsx';
import { platformCode, WecomFailure } from '../../wecom/wecom-failure.ts';

/** Why we do not know whose chat this is, and what the member can do about it. */
export function IdentifyFailure({ error, onRetry }: { error: Error; onRetry: () => void }) {
  const { sidebar } = useMessages();
  if (error instanceof ApiFailure) return <FailureNotice error={error} onRetry={onRetry} />;
  const code = error instanceof WecomFailure ? error.code : 'refused';
  const number = error instanceof WecomFailure ? platformCode(error) : null;
  const smallPrint = number === null ? null : sidebar.wecomCode(number);
  const retry = { label: sidebar.retry, onClick: onRetry };
  if (code === 'not_in_wecom') {
    return (
      <StateNotice
        tone="empty"
        title={sidebar.outsideTitle}
        body={sidebar.outsideBody}
        action={{ label: sidebar.openWorkbench, onClick: () => window.location.assign('/workbench/customers') }}
      />
    );
  }
  if (code === 'wrong_entry')
    return <StateNotice tone="empty" title={sidebar.wrongEntryTitle} body={sidebar.wrongEntryBody} action={retry} />;
  if (code === 'no_permission') {
    return (
      <StateNotice
        tone="forbidden"
        title={sidebar.noPermissionTitle}
        body={sidebar.noPermissionBody}
        action={retry}
        smallPrint={smallPrint}
      />
    );
  }
  const body = code === 'untrusted' ? sidebar.untrustedBody : sidebar.failedBody;
  return <StateNotice tone="error" title={sidebar.failedTitle} body={body} action={retry} smallPrint={smallPrint} />;
}
