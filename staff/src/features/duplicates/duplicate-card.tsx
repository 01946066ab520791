import { formatAgo } from '@lianke/shared';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useNavigate } from 'react-router';
import { write } from '../../api/call.ts';
import { useLocale } from '../../messages/locale-context.tsx';
import { Card } from '../../ui/page.tsx';
import { useNow } from '../../ui/use-now.ts';
import { useReportFailure } from '../../ui/use-report-failure.ts';
import { customerKeys } from '../customers/customer-keys.ts';
import type { DuplicatePair } from './api.ts';
import css from './duplicate-card.module.css';
import { DuplicateSide } from './duplicate-side.tsx';

export function DuplicateCard({ pair }: { pair: DuplicatePair }) {
  const { locale, messages } = useLocale();
  const { duplicates, states } = messages;
  const { message, modal } = App.useApp();
  const client = useQueryClient();
  const navigate = useNavigate();
  const now = useNow();
  const report = useReportFailure();
  const refresh = (): Promise<void> => client.invalidateQueries({ queryKey: customerKeys.all });
  const onError = (error: unknown): void => {
    report(error);
    void refresh();
  };
  const merge = useMutation({
    mutationFn: () => write('staff.duplicates.merge', { id: pair.id }),
    onSuccess: async ({ customerId }) => {
      void message.success({
        content: (
          <>
            {duplicates.merged}
            <Button type="link" size="small" onClick={() => void navigate(`/customers/${encodeURIComponent(customerId)}`)}>
              {duplicates.viewMerged}
            </Button>
          </>
        ),
        duration: 6,
      });
      await refresh();
    },
    onError,
  });
  const dismiss = useMutation({
    mutationFn: () => write('staff.duplicates.dismiss', { id: pair.id }),
    onSuccess: async () => {
      void message.success(duplicates.dismissed);
      await refresh();
    },
    onError,
  });
  const confirmMerge = (): void =>
    void modal.confirm({
      title: duplicates.mergeTitle,
      content: duplicates.mergeBody,
      okText: duplicates.mergeConfirm,
      cancelText: states.cancel,
      onOk: () => merge.mutateAsync().catch(() => undefined),
    });
  const found = formatAgo(pair.foundAt, Math.max(now, pair.foundAt), locale === 'zh-CN' ? 'zh' : 'en');
  return (
    <Card className={css.card}>
      <div className={css.why}>
        <span>{duplicates.reason[pair.reason]}</span>
        <span className={css.evidence}>
          {pair.evidence ? `${duplicates.evidence} ${pair.evidence} · ` : ''}
          {duplicates.foundAt(found)}
        </span>
      </div>
      <div className={css.pair}>
        <DuplicateSide row={pair.left} />
        <DuplicateSide row={pair.right} />
      </div>
      <div className={css.actions}>
        <Button onClick={() => dismiss.mutate()} loading={dismiss.isPending} disabled={merge.isPending}>
          {duplicates.dismiss}
        </Button>
        <Button type="primary" onClick={confirmMerge} loading={merge.isPending} disabled={dismiss.isPending}>
          {duplicates.merge}
        </Button>
      </div>
    </Card>
  );
}
