import { formatChinaTime } from '@lianke/shared';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { write } from '../../../api/call.ts';
import { useMessages } from '../../../messages/locale-context.tsx';
import { Ago } from '../../../ui/ago.tsx';
import { formatCount } from '../../../ui/format-count.ts';
import { ReasonSheet } from '../../../ui/reason-sheet.tsx';
import { useReportFailure } from '../../../ui/use-report-failure.ts';
import { useMay } from '../../session/api.ts';
import type { Alarm } from '../api.ts';
import { moneyKeys } from '../api.ts';
import { alarmFacts, isReadable } from './alarm-facts.ts';
import css from './alarms.module.css';

const pages: Partial<Record<Alarm['kind'], string>> = {
  'reconciliation.difference': '/reconciliation?tab=differences',
  'sync.stuck': '/order-sources',
  'invoice.stuck': '/invoices',
  'invoice.blocked': '/invoices',
  'invoice.failed': '/invoices',
  'invoice.red_stuck': '/invoices/reds',
  'invoice.forged': '/invoices',
};

/** One matter: what happened, what to do, and the word that it was done. */
export function AlarmRow({ alarm: it }: { alarm: Alarm }) {
  const { alarms } = useMessages();
  const { message } = App.useApp();
  const client = useQueryClient();
  const report = useReportFailure();
  const maySettle = useMay('alarms.settle');
  const mayReadOrders = useMay('orders.read');
  const [settling, setSettling] = useState(false);
  const settle = useMutation({
    mutationFn: (note: string) => write('staff.alarms.settle', { id: it.id, note }),
    onSuccess: () => {
      void message.success(alarms.settled);
      setSettling(false);
    },
    onError: report,
    onSettled: () => client.invalidateQueries({ queryKey: moneyKeys.alarms }),
  });
  const page = pages[it.kind];
  const open = it.settledAt === null;
  const facts = alarmFacts(it, alarms);
  return (
    <li className={css.row}>
      <span className={css.top}>
        <i className={`${css.dot} ${open ? '' : css.over}`} aria-hidden />
        {alarms.kind[it.kind]}
        {it.times > 1 ? <span className={css.quiet}>{alarms.times(formatCount(it.times))}</span> : null}
        <span className={`${css.right} ${css.quiet}`}>
          <Ago at={it.lastAt} />
        </span>
      </span>
      {isReadable(it.about, facts) ? <span>{it.about}</span> : null}
      {open ? <span className={css.quiet}>{alarms.advice[it.kind]}</span> : null}
      <span className={css.facts}>
        {facts.map(([label, value]) => (
          <span key={label}>
            {label} {value}
          </span>
        ))}
      </span>
      {open ? (
        <span className={css.actions}>
          {maySettle ? (
            <Button size="small" onClick={() => setSettling(true)}>
              {alarms.settle}
            </Button>
          ) : null}
          {it.orderId && mayReadOrders ? <Link to={`/orders/${encodeURIComponent(it.orderId)}`}>{alarms.order}</Link> : null}
          {page ? <Link to={page}>{alarms.go[it.kind]}</Link> : null}
        </span>
      ) : (
        <span className={css.quiet}>
          {[it.note, alarms.settledBy(it.settledBy?.name ?? '', formatChinaTime(it.settledAt ?? 0))].filter(Boolean).join(' · ')}
        </span>
      )}
      <ReasonSheet
        open={settling}
        title={alarms.settleTitle}
        presets={alarms.settleReasons}
        submit={alarms.settle}
        pending={settle.isPending}
        onSubmit={(note) => settle.mutate(note)}
        onClose={() => setSettling(false)}
      />
    </li>
  );
}
