import { ApiFailure, describeError } from '../api/api-error.ts';
import { useLocale } from '../messages/locale-context.tsx';
import { StateNotice } from './state-notice.tsx';

interface Props {
  error: unknown;
  onRetry?: () => void;
  compact?: boolean;
}

/** A failed load: what happened, what to do, and the request id in small print. */
export function FailureNotice({ error, onRetry, compact = false }: Props) {
  const { locale, messages } = useLocale();
  const { states } = messages;
  const requestId = error instanceof ApiFailure && error.requestId ? states.requestId(error.requestId) : null;
  if (error instanceof ApiFailure && error.code === 'auth.required') {
    return <StateNotice tone="waiting" body={describeError(error, locale)} compact={compact} />;
  }
  if (error instanceof ApiFailure && error.forbidden) {
    return (
      <StateNotice tone="forbidden" title={states.forbiddenTitle} body={states.forbiddenBody} smallPrint={requestId} compact={compact} />
    );
  }
  return (
    <StateNotice
      tone="error"
      title={states.failedTitle}
      body={describeError(error, locale)}
      {...(onRetry ? { action: { label: states.retry, onClick: onRetry } } : {})}
      smallPrint={requestId}
      compact={compact}
    />
  );
}
