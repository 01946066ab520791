import { formatChinaTime, formatYuan } from '@lianke/shared';
import { Alert, App, Button, Tag } from 'antd';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { Link } from 'react-router';
import { write } from '../../../api/call.ts';
import { useMessages } from '../../../messages/locale-context.tsx';
import { CopyButton } from '../../../ui/copy-button.tsx';
import { Facts } from '../../../ui/facts.tsx';
import type { Invoice } from '../api.ts';
import { InvoiceTag, RedTag, TypeTag } from '../invoice-tags.tsx';
import css from '../invoices.module.css';
import { useInvoiceStep } from '../use-invoice-step.ts';
import { MailSheet } from './mail-sheet.tsx';
import { ManualSheet } from './manual-sheet.tsx';
import { RedSheet } from './red-sheet.tsx';
import { RowsTable } from './rows-table.tsx';

/** One invoice at the provider: how it is, what is printed on it, its files, and what can be done. */
export function InvoiceBox({ invoice: it, email, inSidebar }: { invoice: Invoice; email: string; inSidebar: boolean }) {
  const { invoices, states } = useMessages();
  const { modal } = App.useApp();
  const [open, setOpen] = useState<'manual' | 'red' | 'mail' | null>(null);
  const close = (): void => setOpen(null);
  const refresh = useInvoiceStep(() => write('staff.invoices.refresh', { invoiceId: it.id }), { said: invoices.refreshed });
  const retry = useInvoiceStep(() => write('staff.invoices.retry', { invoiceId: it.id }), { said: invoices.retried });
  const askRetry = (): void =>
    void modal.confirm({
      title: invoices.retryTitle,
      content: invoices.retryBody,
      okText: invoices.retry,
      cancelText: states.cancel,
      onOk: () => retry.mutateAsync(undefined).catch(() => undefined),
    });
  const facts: [string, ReactNode][] = [
    ...(it.number
      ? [
          [
            invoices.number,
            <span key="number" className={css.tags}>
              {it.number}
              <CopyButton text={it.number} />
            </span>,
          ] as [string, ReactNode],
        ]
      : []),
    [invoices.serial, it.serial],
    [invoices.provider, invoices.providers[it.provider]],
    ...(it.submittedAt ? [[invoices.submittedAt, formatChinaTime(it.submittedAt)] as [string, string]] : []),
    ...(it.issuedAt ? [[invoices.issuedAt, formatChinaTime(it.issuedAt)] as [string, string]] : []),
    ...(it.nextQueryAt && it.state === 'submitting' ? [[invoices.nextQueryAt, formatChinaTime(it.nextQueryAt)] as [string, string]] : []),
    ...(it.remark ? [[invoices.remark, it.remark] as [string, string]] : []),
  ];
  return (
    <div className={css.invoice}>
      <div className={css.between}>
        <span className={css.tags}>
          {it.colour === 'red' ? (
            <Tag color="error" style={{ margin: 0 }}>
              {invoices.red}
            </Tag>
          ) : null}
          <TypeTag type={it.type} />
          <InvoiceTag state={it.state} />
          {it.block ? (
            <Tag color="warning" style={{ margin: 0 }}>
              {invoices.block[it.block]}
            </Tag>
          ) : null}
        </span>
        <b className={css.money}>{formatYuan(it.totalFen)}</b>
      </div>
      {it.problem ? <Alert type={it.state === 'failed' ? 'error' : 'warning'} showIcon title={it.problem} /> : null}
      <Facts lines={facts} />
      <RowsTable invoice={it} />
      {it.state === 'issued' || it.state === 'reversed' ? (
        <div className={css.actions}>
          {it.files.map((file) => (
            <a key={file.kind} href={file.path} target="_blank" rel="noreferrer">
              {invoices.file[file.kind]} <span className={css.quiet}>{invoices.kilobytes((file.bytes / 1024).toFixed(0))}</span>
            </a>
          ))}
          {it.files.length === 0 ? <span className={css.quiet}>{invoices.filesComing}</span> : null}
        </div>
      ) : null}
      {it.red ? (
        <span className={css.tags}>
          <RedTag state={it.red.state} />
          {it.red.problem ? <span className={css.wrap}>{it.red.problem}</span> : null}
          {inSidebar ? null : <Link to="/invoices/reds">{invoices.seeReds}</Link>}
        </span>
      ) : null}
      <div className={css.actions}>
        {it.can.manual ? (
          <Button size="small" type="primary" onClick={() => setOpen('manual')}>
            {invoices.manual}
          </Button>
        ) : null}
        {it.can.retry ? (
          <Button size="small" type="primary" onClick={askRetry}>
            {invoices.retry}
          </Button>
        ) : null}
        {it.can.refresh ? (
          <Button size="small" loading={refresh.isPending} onClick={() => refresh.mutate(undefined)}>
            {invoices.refresh}
          </Button>
        ) : null}
        {it.can.mail ? (
          <Button size="small" onClick={() => setOpen('mail')}>
            {invoices.mail}
          </Button>
        ) : null}
        {it.can.red ? (
          <Button size="small" danger onClick={() => setOpen('red')}>
            {invoices.makeRed}
          </Button>
        ) : null}
      </div>
      {open === 'manual' ? <ManualSheet invoiceId={it.id} onClose={close} /> : null}
      {open === 'red' ? <RedSheet invoice={it} onClose={close} /> : null}
      {open === 'mail' ? <MailSheet invoiceId={it.id} email={email} onClose={close} /> : null}
    </div>
  );
}
