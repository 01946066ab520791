import { Button, Flex, Form, Input } from 'antd';
import { useState } from 'react';
import { useMessages } from '../../../messages/locale-context.tsx';
import { isReason } from '../../../ui/reason-field.tsx';
import css from './grants.module.css';

interface Props {
  ready: boolean;
  pending: boolean;
  onStart: (reason: string) => void;
  onClose: () => void;
}

/** The end of both grant sheets: why, and go. */
export function ReasonAndStart({ ready, pending, onStart, onClose }: Props) {
  const { grants: words, states } = useMessages();
  const [text, setText] = useState('');
  const complete = ready && isReason(text);
  return (
    <>
      <Form.Item label={states.reason}>
        <Input
          value={text}
          onChange={(event) => setText(event.target.value)}
          onPressEnter={() => complete && onStart(text.trim())}
          placeholder={words.reasonPlaceholder}
          aria-label={states.reason}
          maxLength={200}
        />
      </Form.Item>
      <p className={css.note}>{words.note}</p>
      <Flex justify="flex-end" gap={8}>
        <Button onClick={onClose}>{states.cancel}</Button>
        <Button type="primary" disabled={!complete} loading={pending} onClick={() => onStart(text.trim())}>
          {words.start}
        </Button>
      </Flex>
    </>
  );
}
