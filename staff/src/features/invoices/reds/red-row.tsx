import { formatChinaTime, formatYuan } from '@lianke/shared';
import { App, Button, Tag } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { write } from '../../../api/call.ts';
import { useMessages } from '../../../messages/locale-context.tsx';
import { ReasonSheet } from '../../../ui/reason-sheet.tsx';
import { useNow } from '../../../ui/use-now.ts';
import type { RedLetter } from '../api.ts';
import { countdown } from '../countdown.ts';
import { RedTag, TypeTag } from '../invoice-tags.tsx';
import css from '../invoices.module.css';
import { useInvoiceStep } from '../use-invoice-step.ts';

const urgentMs = 12 * 3_600_000;

export function RedRow({ red: it }: { red: RedLetter }) {
  const { invoices, reds } = useMessages();
  return (
    <li>
      <div className={css.card}>
        <span className={css.between}>
          <span className={css.tags}>
            <RedTag state={it.state} />
            <TypeTag type={it.blue.type} />
            <Deadline red={it} />
          </span>
          <span className={css.money}>{formatYuan(-Math.abs(it.blue.totalFen))}</span>
        </span>
        <Link to={`/invoices/${encodeURIComponent(it.requestId)}?state=all`} data-row={it.id} className={css.name ?? ''}>
          {it.blue.titleName || invoices.noTitle}
        </Link>
        <span className={css.wrap}>
          {reds.cause[it.cause]} · {reds.reason[it.reason]} · {it.reissue ? reds.reissue(formatYuan(it.reissueFen)) : reds.noReissue}
          {it.note ? ` · ${it.note}` : ''}
        </span>
        <span className={css.wrap}>
          {[it.blue.number ? `${reds.blue} ${it.blue.number}` : '', it.redNumber ? `${reds.red} ${it.redNumber}` : '']
            .filter(Boolean)
            .join(' · ')}
        </span>
        <span className={css.wrap}>
          {[
            it.raisedBy ? reds.raisedBy(it.raisedBy.name) : it.cause === 'buyer' ? '' : reds.bySystem,
            formatChinaTime(it.createdAt),
            it.approvedBy ? reds.approvedBy(it.approvedBy.name) : '',
            it.seller.name,
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
        {it.problem ? <span className={css.bad}>{it.problem}</span> : null}
        <RedActions red={it} />
      </div>
    </li>
  );
}

function Deadline({ red: it }: { red: RedLetter }) {
  const { invoices, reds } = useMessages();
  const now = useNow();
  if (it.deadlineAt === null || (it.state !== 'waiting_buyer' && it.state !== 'waiting_seller')) return null;
  const left = it.deadlineAt - now;
  return (
    <Tag color={left < urgentMs ? 'error' : 'warning'} style={{ margin: 0 }} title={reds.deadline(formatChinaTime(it.deadlineAt))}>
      {left > 0 ? reds.left(countdown(left, invoices)) : reds.over}
    </Tag>
  );
}

function RedActions({ red: it }: { red: RedLetter }) {
  const { reds, states } = useMessages();
  const { modal } = App.useApp();
  const [open, setOpen] = useState<'withdraw' | 'refuse' | null>(null);
  const close = (): void => setOpen(null);
  const approve = useInvoiceStep(() => write('staff.reds.approve', { id: it.id }), { said: reds.approved });
  const again = useInvoiceStep(() => write('staff.reds.again', { id: it.id }), { said: reds.againDone });
  const refresh = useInvoiceStep(() => write('staff.reds.refresh', { id: it.id }), { said: reds.refreshed });
  const withdraw = useInvoiceStep((reason: string) => write('staff.reds.withdraw', { id: it.id, reason }), {
    said: reds.withdrawn,
    onDone: close,
  });
  const answer = useInvoiceStep((input: { agree: boolean; reason: string }) => write('staff.reds.answer', { id: it.id, ...input }), {
    said: reds.answered,
    onDone: close,
  });
  const amount = formatYuan(it.blue.totalFen);
  const ask = (title: string, content: string, okText: string, go: () => Promise<unknown>): void =>
    void modal.confirm({ title, content, okText, cancelText: states.cancel, onOk: () => go().catch(() => undefined) });
  if (!Object.values(it.can).some(Boolean)) return null;
  return (
    <div className={css.actions}>
      {it.can.approve ? (
        <Button
          size="small"
          type="primary"
          onClick={() => ask(reds.approveTitle, reds.approveBody(amount), reds.approve, () => approve.mutateAsync(undefined))}
        >
          {reds.approve}
        </Button>
      ) : null}
      {it.can.answer ? (
        <>
          <Button
            size="small"
            type="primary"
            onClick={() =>
              ask(reds.agreeTitle, reds.agreeBody(amount), reds.agree, () => answer.mutateAsync({ agree: true, reason: reds.agreeReason }))
            }
          >
            {reds.agree}
          </Button>
          <Button size="small" danger onClick={() => setOpen('refuse')}>
            {reds.refuse}
          </Button>
        </>
      ) : null}
      {it.can.again ? (
        <Button
          size="small"
          type="primary"
          onClick={() => ask(reds.againTitle, reds.againBody, reds.again, () => again.mutateAsync(undefined))}
        >
          {reds.again}
        </Button>
      ) : null}
      {it.can.withdraw ? (
        <Button size="small" onClick={() => setOpen('withdraw')}>
          {reds.withdraw}
        </Button>
      ) : null}
      {it.can.refresh ? (
        <Button size="small" loading={refresh.isPending} onClick={() => refresh.mutate(undefined)}>
          {reds.refresh}
        </Button>
      ) : null}
      <ReasonSheet
        open={open === 'withdraw'}
        title={reds.withdrawTitle}
        body={reds.withdrawBody}
        presets={reds.withdrawReasons}
        submit={reds.withdraw}
        pending={withdraw.isPending}
        onSubmit={(reason) => withdraw.mutate(reason)}
        onClose={close}
      />
      <ReasonSheet
        open={open === 'refuse'}
        title={reds.refuseTitle}
        body={reds.refuseBody}
        presets={reds.refuseReasons}
        submit={reds.refuse}
        danger
        pending={answer.isPending}
        onSubmit={(reason) => answer.mutate({ agree: false, reason })}
        onClose={close}
      />
    </div>
  );
}
