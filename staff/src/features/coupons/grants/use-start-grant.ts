import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import type { Input } from '@lianke/shared/api';
import { write } from '../../../api/call.ts';
import { useMessages } from '../../../messages/locale-context.tsx';
import { useReportFailure } from '../../../ui/use-report-failure.ts';
import { couponKeys } from '../api.ts';

/** Starts a grant and makes the template's page show it. */
export function useStartGrant(onStarted: () => void) {
  const { grants } = useMessages();
  const { message } = App.useApp();
  const client = useQueryClient();
  const report = useReportFailure();
  return useMutation({
    mutationFn: (input: Input<'staff.coupon-grants.start'>) => write('staff.coupon-grants.start', input),
    onSuccess: async ({ grant }) => {
      void message.success(grants.started);
      onStarted();
      await client.invalidateQueries({ queryKey: couponKeys.grants(grant.templateId) });
    },
    onError: report,
  });
}
