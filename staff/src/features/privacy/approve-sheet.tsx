import { useMutation } from '@tanstack/react-query';
import { Alert, Button, Form, Input } from 'antd';
import { write } from '../../api/call.ts';
import { useMessages } from '../../messages/locale-context.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import type { PrivacyRequest } from './api.ts';
import css from './privacy.module.css';
import { useSettle } from './use-settle.ts';

interface Props {
  request: PrivacyRequest;
  open: boolean;
  onClose: () => void;
}

/** A deletion wants the words typed: it is the one thing here that nobody can bring back. */
export function ApproveSheet({ request, open, onClose }: Props) {
  const { privacy } = useMessages();
  const { kind } = request;
  const settle = useSettle(request.id, onClose);
  const [form] = Form.useForm<{ answer?: string; words?: string }>();
  const words = Form.useWatch('words', form);
  const approve = useMutation({
    mutationFn: (answer: string | undefined) =>
      write('staff.privacy.approve', { id: request.id, ...(answer?.trim() ? { answer: answer.trim() } : {}) }),
    ...settle(privacy.approved[kind]),
  });
  const deletion = kind === 'deletion';
  return (
    <Sheet open={open} title={deletion ? privacy.deleteTitle(request.customerName) : privacy.approve[kind]} onClose={onClose}>
      <Form form={form} layout="vertical" requiredMark={false} onFinish={({ answer }) => approve.mutate(answer)}>
        {deletion ? <Alert type="error" showIcon className={css.warning ?? ''} title={privacy.deleteBody} /> : null}
        <Form.Item name="answer" label={privacy.note}>
          <Input.TextArea maxLength={500} autoSize={{ minRows: 2, maxRows: 6 }} />
        </Form.Item>
        {deletion ? (
          <Form.Item name="words" label={privacy.deleteType(privacy.deleteWords)}>
            <Input autoComplete="off" placeholder={privacy.deleteWords} />
          </Form.Item>
        ) : null}
        <Button
          type="primary"
          danger={deletion}
          block
          htmlType="submit"
          disabled={deletion && words?.trim() !== privacy.deleteWords}
          loading={approve.isPending}
        >
          {privacy.approve[kind]}
        </Button>
      </Form>
    </Sheet>
  );
}
