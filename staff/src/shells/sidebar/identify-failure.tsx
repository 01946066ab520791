import { ApiFailure } from '../../api/api-error.ts';
import { useMessages } from '../../messages/locale-context.tsx';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { StateNotice } from '../../ui/state-notice.tsx';
import { WecomFailure } from '../../wecom/wecom-failure.ts';

/** Why we do not know whose chat this is, and what the member can do about it. */
export function IdentifyFailure({ error, onRetry }: { error: Error; onRetry: () => void }) {
  const { sidebar } = useMessages();
  if (error instanceof ApiFailure) return <FailureNotice error={error} onRetry={onRetry} />;
  const code = error instanceof WecomFailure ? error.code : 'refused';
  const detail = error instanceof WecomFailure ? error.detail : null;
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
      <StateNotice tone="forbidden" title={sidebar.noPermissionTitle} body={sidebar.noPermissionBody} action={retry} smallPrint={detail} />
    );
  }
  return <StateNotice tone="error" title={sidebar.failedTitle} body={sidebar.failedBody} action={retry} smallPrint={detail} />;
}
