import { formatYuan, redReasons } from '@lianke/shared';
import { Button, Flex, Form, Input, Select, Switch } from 'antd';
import { useState } from 'react';
import { write } from '../../../api/call.ts';
import { useMessages } from '../../../messages/locale-context.tsx';
import { Sheet } from '../../../ui/sheet.tsx';
import type { Invoice } from '../api.ts';
import { useInvoiceStep } from '../use-invoice-step.ts';

/** Turns the whole of an invoice red; the rest may be invoiced anew. */
export function RedSheet({ invoice: it, onClose }: { invoice: Invoice; onClose: () => void }) {
  const { invoices, reds, states } = useMessages();
  const [reason, setReason] = useState<(typeof redReasons)[number]>('wrong');
  const [note, setNote] = useState('');
  const [reissue, setReissue] = useState(false);
  const raise = useInvoiceStep(() => write('staff.reds.raise', { invoiceId: it.id, reason, note: note.trim(), reissue }), {
    said: ({ red }) => (red.state === 'requested' ? invoices.redFourEyes : invoices.redStarted),
    onDone: onClose,
  });
  return (
    <Sheet open title={invoices.redTitle} onClose={onClose}>
      <p style={{ margin: '0 0 12px', color: 'var(--muted)' }}>{invoices.redBody(formatYuan(it.totalFen))}</p>
      <Form layout="vertical" onFinish={() => raise.mutate(undefined)}>
        <Form.Item label={invoices.redReason}>
          <Select
            value={reason}
            onChange={setReason}
            aria-label={invoices.redReason}
            options={redReasons.map((value) => ({ value, label: reds.reason[value] }))}
          />
        </Form.Item>
        <Form.Item label={invoices.redNote}>
          <Input value={note} maxLength={200} aria-label={invoices.redNote} onChange={(event) => setNote(event.target.value)} />
        </Form.Item>
        <Flex gap={12} style={{ marginBottom: 16 }}>
          <Switch checked={reissue} onChange={setReissue} aria-label={invoices.redReissue} />
          {invoices.redReissue}
        </Flex>
        <Flex justify="flex-end" gap={8}>
          <Button onClick={onClose}>{states.cancel}</Button>
          <Button type="primary" danger htmlType="submit" loading={raise.isPending}>
            {invoices.redStart}
          </Button>
        </Flex>
      </Form>
    </Sheet>
  );
}
