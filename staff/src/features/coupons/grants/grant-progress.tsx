import { DownloadOutlined } from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import { write } from '../../../api/call.ts';
import { useMessages } from '../../../messages/locale-context.tsx';
import { BatchProgress } from '../../../ui/batch-progress.tsx';
import { formatCount } from '../../../ui/format-count.ts';
import { useReportFailure } from '../../../ui/use-report-failure.ts';
import type { Grant } from '../api.ts';
import { couponKeys, grantResultUrl, isUnderWay } from '../api.ts';

/** How far a grant is and how it can be stopped; when it is over, its result. */
export function GrantProgress({ grant }: { grant: Grant }) {
  const { grants: words } = useMessages();
  const client = useQueryClient();
  const report = useReportFailure();
  const { id, templateId, progress, status, can } = grant;
  const underWay = isUnderWay(grant);
  const wasUnderWay = useRef(underWay);
  useEffect(() => {
    // The template's own figures are right again once it is over.
    if (wasUnderWay.current && !underWay) void client.invalidateQueries({ queryKey: couponKeys.templates });
    wasUnderWay.current = underWay;
  }, [client, underWay]);
  const cancel = useMutation({
    mutationFn: () => write('staff.coupon-grants.cancel', { id }),
    onError: report,
    onSettled: () => client.invalidateQueries({ queryKey: couponKeys.grants(templateId) }),
  });
  return (
    <BatchProgress
      label={words.progress}
      progress={progress}
      underWay={underWay}
      actions={
        <>
          {can.cancel ? (
            <Button size="small" loading={cancel.isPending} onClick={() => cancel.mutate()}>
              {words.cancel}
            </Button>
          ) : null}
          {can.download ? (
            <Button size="small" icon={<DownloadOutlined />} href={grantResultUrl(id)} download>
              {words.download}
            </Button>
          ) : null}
        </>
      }
    >
      {words.status[status]} · {words.done(formatCount(progress.done), progress.total === null ? null : formatCount(progress.total))}
      {progress.failed > 0 ? ` · ${words.failed(formatCount(progress.failed))}` : ''}
    </BatchProgress>
  );
}
