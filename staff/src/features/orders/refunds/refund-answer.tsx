import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Flex, Input, Switch } from 'antd';
import { useState } from 'react';
import { write } from '../../../api/call.ts';
import { useMessages } from '../../../messages/locale-context.tsx';
import { ReasonSheet } from '../../../ui/reason-sheet.tsx';
import { Sheet } from '../../../ui/sheet.tsx';
import { useReportFailure } from '../../../ui/use-report-failure.ts';
import { useMay } from '../../session/api.ts';
import { RefundInvoiceNote } from '../../invoices/customer/refund-invoice-note.tsx';
import type { Refund } from '../api.ts';
import { invalidateOrders } from '../detail/use-order-step.ts';
import { useRefundText } from './refund-text.ts';

/** Yes or no to what a customer asked for. Yes is about money: it is asked about once, with what goes back. */
export function RefundAnswer({ refund: it }: { refund: Refund }) {
  const { refunds, states } = useMessages();
  const { message } = App.useApp();
  const client = useQueryClient();
  const report = useReportFailure();
  const textOf = useRefundText();
  const may = useMay('orders.refund');
  const [open, setOpen] = useState<'approve' | 'refuse' | null>(null);
  const [restock, setRestock] = useState(true);
  const [answer, setAnswer] = useState('');
  const close = (): void => setOpen(null);
  const settle = (said: string) => ({
    onSuccess: () => {
      void message.success(said);
      close();
    },
    onError: report,
    onSettled: () => invalidateOrders(client),
  });
  const approve = useMutation({
    mutationFn: () => write('staff.refunds.approve', { id: it.id, restock, answer: answer.trim() }),
    ...settle(refunds.approved),
  });
  const refuse = useMutation({
    mutationFn: (text: string) => write('staff.refunds.refuse', { id: it.id, answer: text }),
    ...settle(refunds.refused),
  });
  if (!may) return null;
  return (
    <Flex gap={8} style={{ marginTop: 4 }}>
      <Button type="primary" size="small" onClick={() => setOpen('approve')}>
        {refunds.approve}
      </Button>
      <Button size="small" onClick={() => setOpen('refuse')}>
        {refunds.refuse}
      </Button>
      <Sheet open={open === 'approve'} title={refunds.approveTitle} onClose={close}>
        <p style={{ margin: '0 0 4px', fontWeight: 500 }}>{refunds.goesBack(textOf(it))}</p>
        <p style={{ margin: '0 0 12px', color: 'var(--muted)' }}>{refunds.approveBody}</p>
        <RestockSwitch value={restock} onChange={setRestock} />
        <Input
          value={answer}
          onChange={(event) => setAnswer(event.target.value)}
          placeholder={refunds.answerPlaceholder}
          aria-label={refunds.answer}
          maxLength={200}
        />
        <RefundInvoiceNote orderId={it.orderId} />
        <Flex justify="flex-end" gap={8} style={{ marginTop: 16 }}>
          <Button onClick={close}>{states.cancel}</Button>
          <Button type="primary" loading={approve.isPending} onClick={() => approve.mutate()}>
            {refunds.approve}
          </Button>
        </Flex>
      </Sheet>
      <ReasonSheet
        open={open === 'refuse'}
        title={refunds.refuseTitle}
        body={refunds.refuseBody}
        presets={refunds.refuseReasons}
        submit={refunds.refuse}
        danger
        pending={refuse.isPending}
        onSubmit={(text) => refuse.mutate(text)}
        onClose={close}
      />
    </Flex>
  );
}

export function RestockSwitch({ value, onChange }: { value: boolean; onChange: (value: boolean) => void }) {
  const { refunds } = useMessages();
  return (
    <Flex gap={12} align="flex-start" style={{ marginBottom: 12 }}>
      <Switch checked={value} onChange={onChange} aria-label={refunds.restock} />
      <span>
        {refunds.restock}
        <br />
        <small style={{ color: 'var(--muted)' }}>{refunds.restockHint}</small>
      </span>
    </Flex>
  );
}
