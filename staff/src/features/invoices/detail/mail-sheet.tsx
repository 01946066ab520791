import { Button, Flex, Form, Input } from 'antd';
import { useState } from 'react';
import { write } from '../../../api/call.ts';
import { useMessages } from '../../../messages/locale-context.tsx';
import { Sheet } from '../../../ui/sheet.tsx';
import { mailFits } from '../title-draft.ts';
import { useInvoiceStep } from '../use-invoice-step.ts';

export function MailSheet({ invoiceId, email, onClose }: { invoiceId: string; email: string; onClose: () => void }) {
  const { invoices, states } = useMessages();
  // A masked address is a hint for the eye, none to send to.
  const [to, setTo] = useState(email.includes('*') ? '' : email);
  const ready = to.trim() !== '' && mailFits(to);
  const send = useInvoiceStep(() => write('staff.invoices.mail', { invoiceId, email: to.trim() }), {
    said: ({ sentTo }) => invoices.mailed(sentTo),
    onDone: onClose,
  });
  return (
    <Sheet open title={invoices.mailTitle} onClose={onClose}>
      <Form layout="vertical" onFinish={() => ready && send.mutate(undefined)}>
        <Form.Item label={invoices.email} {...(mailFits(to) ? {} : { validateStatus: 'error' as const, help: invoices.emailWrong })}>
          <Input
            value={to}
            maxLength={100}
            inputMode="email"
            placeholder={email}
            aria-label={invoices.email}
            autoFocus
            onChange={(event) => setTo(event.target.value)}
          />
        </Form.Item>
        <Flex justify="flex-end" gap={8}>
          <Button onClick={onClose}>{states.cancel}</Button>
          <Button type="primary" htmlType="submit" disabled={!ready} loading={send.isPending}>
            {invoices.mailSend}
          </Button>
        </Flex>
      </Form>
    </Sheet>
  );
}
