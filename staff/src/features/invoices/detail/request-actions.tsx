import { formatYuan } from '@lianke/shared';
import { App, Button } from 'antd';
import { useState } from 'react';
import { write } from '../../../api/call.ts';
import { useMessages } from '../../../messages/locale-context.tsx';
import { ReasonSheet } from '../../../ui/reason-sheet.tsx';
import type { InvoiceRequest } from '../api.ts';
import css from '../invoices.module.css';
import { useInvoiceStep } from '../use-invoice-step.ts';
import { EditSheet } from './edit-sheet.tsx';

/** What can be done with a request now; the server says what, by its state, its checks and the role. */
export function RequestActions({ request: it }: { request: InvoiceRequest }) {
  const { invoices, states } = useMessages();
  const { modal } = App.useApp();
  const [open, setOpen] = useState<'reject' | 'edit' | null>(null);
  const close = (): void => setOpen(null);
  const approve = useInvoiceStep(
    (despiteWarnings: boolean) => write('staff.invoices.approve', { id: it.id, revision: it.revision, despiteWarnings }),
    { said: ({ request }) => (request.state === 'requested' ? invoices.approvedOnce : invoices.approved) },
  );
  const reject = useInvoiceStep((reason: string) => write('staff.invoices.reject', { id: it.id, reason }), {
    said: invoices.rejected,
    onDone: close,
  });
  if (!it.can.approve && !it.can.reject && !it.can.edit) return null;
  const warnings = it.checks.filter(({ result }) => result === 'warn');
  const first = it.approvalsLeft > 1;
  const second = it.approvalsLeft === 1 && it.approvals.length > 0;
  const label = first ? invoices.approveFirst : second ? invoices.approveSecond : invoices.approve;
  const askApprove = (): void =>
    void modal.confirm({
      title: warnings.length > 0 ? invoices.despiteTitle : invoices.approveTitle,
      content: (
        <>
          <p>{invoices.approveBody(it.title.name, formatYuan(it.amountFen))}</p>
          {warnings.length > 0 ? (
            <ul style={{ margin: 0, paddingInlineStart: 20 }}>
              {warnings.map(({ check, text }) => (
                <li key={check}>
                  {invoices.checkName[check]}：{text}
                </li>
              ))}
            </ul>
          ) : null}
        </>
      ),
      okText: warnings.length > 0 ? invoices.despite : label,
      cancelText: states.cancel,
      onOk: () => approve.mutateAsync(warnings.length > 0).catch(() => undefined),
    });
  return (
    <div className={css.actions}>
      {it.can.approve ? (
        <Button type="primary" onClick={askApprove} disabled={it.check === 'stop'}>
          {label}
        </Button>
      ) : null}
      {it.can.edit ? <Button onClick={() => setOpen('edit')}>{invoices.edit}</Button> : null}
      {it.can.reject ? (
        <Button danger onClick={() => setOpen('reject')}>
          {invoices.reject}
        </Button>
      ) : null}
      {open === 'edit' ? <EditSheet request={it} onClose={close} /> : null}
      <ReasonSheet
        open={open === 'reject'}
        title={invoices.rejectTitle}
        body={invoices.rejectBody}
        presets={invoices.rejectReasons}
        submit={invoices.reject}
        danger
        pending={reject.isPending}
        onSubmit={(reason) => reject.mutate(reason)}
        onClose={close}
      />
    </div>
  );
}
