import { App } from 'antd';
import { useCallback } from 'react';
import { ApiFailure, describeError } from '../api/api-error.ts';
import { useLocale } from '../messages/locale-context.tsx';

/** Says why an action failed, with the request id for support. */
export function useReportFailure(): (error: unknown) => void {
  const { message } = App.useApp();
  const { locale, messages } = useLocale();
  return useCallback(
    (error) => {
      const id = error instanceof ApiFailure && error.requestId ? ` · ${messages.states.requestId(error.requestId)}` : '';
      void message.error(describeError(error, locale) + id, 5);
    },
    [message, locale, messages],
  );
}
