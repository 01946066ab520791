import { useMutation } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { write } from '../../api/call.ts';
import { useMessages } from '../../messages/locale-context.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import type { PrivacyRequest } from './api.ts';
import { useSettle } from './use-settle.ts';

interface Props {
  request: PrivacyRequest;
  open: boolean;
  onClose: () => void;
}

export function RefuseSheet({ request, open, onClose }: Props) {
  const { privacy } = useMessages();
  const settle = useSettle(request.id, onClose);
  const refuse = useMutation({
    mutationFn: ({ answer }: { answer: string }) => write('staff.privacy.refuse', { id: request.id, answer: answer.trim() }),
    ...settle(privacy.refused),
  });
  return (
    <Sheet open={open} title={privacy.refuseTitle} onClose={onClose}>
      <Form<{ answer: string }> layout="vertical" requiredMark={false} onFinish={(values) => refuse.mutate(values)}>
        <Form.Item
          name="answer"
          label={privacy.refuseLabel}
          extra={privacy.refuseHint}
          rules={[{ required: true, whitespace: true, min: 2, message: privacy.refuseRequired }]}
        >
          <Input.TextArea maxLength={500} showCount autoSize={{ minRows: 3, maxRows: 8 }} />
        </Form.Item>
        <Button type="primary" danger block htmlType="submit" loading={refuse.isPending}>
          {privacy.refuse}
        </Button>
      </Form>
    </Sheet>
  );
}
