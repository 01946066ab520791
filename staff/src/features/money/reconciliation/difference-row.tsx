import { formatChinaTime, formatYuan } from '@lianke/shared';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Flex, Tag, Tooltip } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { write } from '../../../api/call.ts';
import { useMessages } from '../../../messages/locale-context.tsx';
import { CopyButton } from '../../../ui/copy-button.tsx';
import { ReasonSheet } from '../../../ui/reason-sheet.tsx';
import { useReportFailure } from '../../../ui/use-report-failure.ts';
import { useMay } from '../../session/api.ts';
import type { Difference } from '../api.ts';
import { moneyKeys } from '../api.ts';
import css from './reconciliation.module.css';

const tone: Record<Difference['status'], string> = { open: 'error', healed: 'success', ignored: 'default' };

/** One entry that differs: both sides, and what can be done. Healing asks WeChat and follows its answer. */
export function DifferenceRow({ difference: it }: { difference: Difference }) {
  const { reconciliation: words } = useMessages();
  const { message } = App.useApp();
  const client = useQueryClient();
  const report = useReportFailure();
  const mayReadOrders = useMay('orders.read');
  const [ignoring, setIgnoring] = useState(false);
  const after = (said: string) => ({
    onSuccess: () => {
      void message.success(said);
      setIgnoring(false);
    },
    onError: report,
    onSettled: async () => {
      await client.invalidateQueries({ queryKey: moneyKeys.all });
      await client.invalidateQueries({ queryKey: moneyKeys.alarms });
    },
  });
  const heal = useMutation({ mutationFn: () => write('staff.reconciliation.heal', { id: it.id }), ...after(words.healedNow) });
  const ignore = useMutation({
    mutationFn: (reason: string) => write('staff.reconciliation.ignore', { id: it.id, reason }),
    ...after(words.ignoredNow),
  });
  const amount = (fen: number | null): string => (fen === null ? words.none : formatYuan(fen));
  return (
    <li className={css.difference}>
      <span className={css.top}>
        {words.subject[it.subject]} · {words.kind[it.kind]}
        <Tag color={tone[it.status]} style={{ margin: 0 }}>
          {words.state[it.status]}
        </Tag>
        <span className={`${css.right} ${css.quiet}`}>{formatChinaTime(it.at)}</span>
      </span>
      <span className={css.amounts}>
        <span>
          <small>{words.theirs}</small>
          {amount(it.theirsFen)}
        </span>
        <span>
          <small>{words.ours}</small>
          {amount(it.oursFen)}
        </span>
      </span>
      <span className={css.numbers}>
        <span>
          {words.number[it.subject]} {it.number} <CopyButton text={it.number} />
        </span>
        {it.transactionId ? (
          <span>
            {words.transaction} {it.transactionId} <CopyButton text={it.transactionId} />
          </span>
        ) : null}
        {it.orderId && mayReadOrders ? <Link to={`/orders/${encodeURIComponent(it.orderId)}`}>{words.order}</Link> : null}
      </span>
      {it.status === 'open' ? (
        <Flex gap={8}>
          {it.can.heal ? (
            <Tooltip title={words.healHint}>
              <Button size="small" type="primary" loading={heal.isPending} onClick={() => heal.mutate()}>
                {words.heal}
              </Button>
            </Tooltip>
          ) : null}
          <Button size="small" onClick={() => setIgnoring(true)}>
            {words.ignore}
          </Button>
        </Flex>
      ) : (
        <span className={css.quiet}>
          {[it.note, words.settled(it.by?.name ?? '', it.settledAt === null ? '' : formatChinaTime(it.settledAt))]
            .filter(Boolean)
            .join(' · ')}
        </span>
      )}
      <ReasonSheet
        open={ignoring}
        title={words.ignoreTitle}
        body={words.ignoreBody}
        presets={words.ignoreReasons}
        submit={words.ignore}
        pending={ignore.isPending}
        onSubmit={(reason) => ignore.mutate(reason)}
        onClose={() => setIgnoring(false)}
      />
    </li>
  );
}
