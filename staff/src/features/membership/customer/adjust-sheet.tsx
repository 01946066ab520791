import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Flex, Form, InputNumber, Segmented } from 'antd';
import { useState } from 'react';
import { write } from '../../../api/call.ts';
import { useMessages } from '../../../messages/locale-context.tsx';
import { isReason, ReasonField } from '../../../ui/reason-field.tsx';
import { Sheet } from '../../../ui/sheet.tsx';
import { useReportFailure } from '../../../ui/use-report-failure.ts';
import { membershipKeys } from '../api.ts';

const most = 1_000_000;

/** Gives or takes points or growth by hand, with a reason that stays on record. */
export function AdjustSheet({ customerId, onClose }: { customerId: string; onClose: () => void }) {
  const { liability, member: words, states } = useMessages();
  const { message } = App.useApp();
  const client = useQueryClient();
  const report = useReportFailure();
  const [kind, setKind] = useState<'points' | 'growth'>('points');
  const [direction, setDirection] = useState<'give' | 'take'>('give');
  const [count, setCount] = useState<number | null>(null);
  const [text, setText] = useState('');
  const ready = count !== null && count > 0 && isReason(text);
  const adjust = useMutation({
    mutationFn: (amount: number) => write('staff.membership.adjust', { customerId, kind, amount, reason: text.trim() }),
    onSuccess: async () => {
      void message.success(words.adjusted);
      onClose();
      await client.invalidateQueries({ queryKey: membershipKeys.ofCustomer(customerId) });
    },
    onError: report,
  });
  const submit = (): void => {
    if (ready) adjust.mutate(direction === 'give' ? count : -count);
  };
  return (
    <Sheet open title={words.adjustTitle} onClose={onClose}>
      <Form layout="vertical" onFinish={submit}>
        <Form.Item label={words.what}>
          <Segmented
            value={kind}
            onChange={setKind}
            aria-label={words.what}
            options={[
              { value: 'points', label: liability.kind.points },
              { value: 'growth', label: liability.kind.growth },
            ]}
          />
        </Form.Item>
        <Form.Item label={words.amount}>
          <Flex gap={8}>
            <Segmented
              value={direction}
              onChange={setDirection}
              aria-label={words.direction}
              options={[
                { value: 'give', label: words.give },
                { value: 'take', label: words.take },
              ]}
            />
            <InputNumber<number>
              value={count}
              onChange={setCount}
              min={1}
              max={most}
              precision={0}
              aria-label={words.amount}
              style={{ flex: 1 }}
              autoFocus
            />
          </Flex>
        </Form.Item>
        <Form.Item label={states.reason}>
          <ReasonField
            value={text}
            onChange={setText}
            presets={words.reasons}
            label={states.reason}
            placeholder={words.reasonPlaceholder}
          />
        </Form.Item>
        <Flex justify="flex-end" gap={8}>
          <Button onClick={onClose}>{states.cancel}</Button>
          <Button type="primary" htmlType="submit" disabled={!ready} loading={adjust.isPending}>
            {words.submit}
          </Button>
        </Flex>
      </Form>
    </Sheet>
  );
}
