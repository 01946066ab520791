import { Button, Flex, Form, Input } from 'antd';
import { useState } from 'react';
import { useMessages } from '../../../messages/locale-context.tsx';
import css from './grants.module.css';

interface Props {
  ready: boolean;
  pending: boolean;
  onStart: (reason: string) => void;
  onClose: () => void;
}

const shortestReason = 2;

/** The end of both grant sheets: why, and go. */
export function ReasonAndStart({ ready, pending, onStart, onClose }: Props) {
  const { coupons, grants: words, states } = useMessages();
  const [text, setText] = useState('');
  const reason = text.trim();
  const complete = ready && reason.length >= shortestReason;
  return (
    <>
      <Form.Item label={coupons.reasonLabel}>
        <Input
          value={text}
          onChange={(event) => setText(event.target.value)}
          onPressEnter={() => complete && onStart(reason)}
          placeholder={words.reasonPlaceholder}
          aria-label={coupons.reasonLabel}
          maxLength={200}
        />
      </Form.Item>
      <p className={css.note}>{words.note}</p>
      <Flex justify="flex-end" gap={8}>
        <Button onClick={onClose}>{states.cancel}</Button>
        <Button type="primary" disabled={!complete} loading={pending} onClick={() => onStart(reason)}>
          {words.start}
        </Button>
      </Flex>
    </>
  );
}
