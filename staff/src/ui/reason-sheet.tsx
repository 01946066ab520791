import { Button, Flex } from 'antd';
import { useState } from 'react';
import { useMessages } from '../messages/locale-context.tsx';
import { isReason, ReasonField } from './reason-field.tsx';
import { Sheet } from './sheet.tsx';

interface Props {
  open?: boolean;
  title: string;
  body?: string;
  presets: readonly string[];
  placeholder?: string;
  submit: string;
  danger?: boolean;
  pending: boolean;
  onSubmit: (reason: string) => void;
  onClose: () => void;
}

/** Asks why before something that stays on record. */
export function ReasonSheet({ open = true, title, body, presets, placeholder, submit, danger = false, pending, onSubmit, onClose }: Props) {
  const { states } = useMessages();
  const [text, setText] = useState('');
  const ready = isReason(text);
  const go = (): void => onSubmit(text.trim());
  return (
    <Sheet open={open} title={title} onClose={onClose}>
      {body ? <p style={{ margin: '0 0 12px', color: 'var(--muted)' }}>{body}</p> : null}
      <ReasonField
        value={text}
        onChange={setText}
        presets={presets}
        label={states.reason}
        placeholder={placeholder ?? states.reasonPlaceholder}
        onPressEnter={() => ready && go()}
      />
      <Flex justify="flex-end" gap={8} style={{ marginTop: 16 }}>
        <Button onClick={onClose}>{states.cancel}</Button>
        <Button type="primary" danger={danger} disabled={!ready} loading={pending} onClick={go}>
          {submit}
        </Button>
      </Flex>
    </Sheet>
  );
}
