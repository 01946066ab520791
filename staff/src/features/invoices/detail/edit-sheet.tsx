import { Button, Flex, Form } from 'antd';
import { useState } from 'react';
import { write } from '../../../api/call.ts';
import { useMessages } from '../../../messages/locale-context.tsx';
import { Sheet } from '../../../ui/sheet.tsx';
import type { InvoiceRequest } from '../api.ts';
import type { Asked } from '../title-draft.ts';
import { readyTitle } from '../title-draft.ts';
import { TitleForm } from '../title-form.tsx';
import { useInvoiceStep } from '../use-invoice-step.ts';

export function EditSheet({ request: it, onClose }: { request: InvoiceRequest; onClose: () => void }) {
  const { invoices, states } = useMessages();
  const [asked, setAsked] = useState<Asked>({ type: it.type, title: it.title, email: it.email, note: it.note, despiteWarning: false });
  const title = readyTitle(asked);
  const save = useInvoiceStep(
    (ready: Asked['title'] | NonNullable<typeof title>) =>
      write('staff.invoices.edit', {
        id: it.id,
        revision: it.revision,
        type: asked.type,
        title: ready,
        email: asked.email.trim(),
        note: asked.note.trim(),
        despiteWarning: asked.despiteWarning,
      }),
    { said: invoices.edited, onDone: onClose },
  );
  return (
    <Sheet open title={invoices.editTitle} onClose={onClose}>
      <p style={{ margin: '0 0 12px', color: 'var(--muted)' }}>{invoices.editBody}</p>
      <Form layout="vertical" onFinish={() => title && save.mutate(title)}>
        <TitleForm asked={asked} onChange={setAsked} />
        <Flex justify="flex-end" gap={8}>
          <Button onClick={onClose}>{states.cancel}</Button>
          <Button type="primary" htmlType="submit" disabled={!title} loading={save.isPending}>
            {invoices.save}
          </Button>
        </Flex>
      </Form>
    </Sheet>
  );
}
