import { Button, Flex, Input } from 'antd';
import { useState } from 'react';
import { useMessages } from '../../../messages/locale-context.tsx';
import { Sheet } from '../../../ui/sheet.tsx';

interface Props {
  title: string;
  body?: string;
  presets: readonly string[];
  submit: string;
  danger?: boolean;
  pending: boolean;
  onSubmit: (reason: string) => void;
  onClose: () => void;
}

const shortestReason = 2;

/** Asks why before something that stays on record. */
export function ReasonSheet({ title, body, presets, submit, danger = false, pending, onSubmit, onClose }: Props) {
  const { coupons, states } = useMessages();
  const [text, setText] = useState('');
  const reason = text.trim();
  const ready = reason.length >= shortestReason;
  return (
    <Sheet open title={title} onClose={onClose}>
      {body ? <p style={{ margin: '0 0 12px', color: 'var(--muted)' }}>{body}</p> : null}
      <Flex wrap gap={8} style={{ marginBottom: 12 }}>
        {presets.map((preset) => (
          <Button
            key={preset}
            type={text === preset ? 'primary' : 'default'}
            aria-pressed={text === preset}
            onClick={() => setText(preset)}
          >
            {preset}
          </Button>
        ))}
      </Flex>
      <Input
        value={presets.includes(text) ? '' : text}
        onChange={(event) => setText(event.target.value)}
        onPressEnter={() => ready && onSubmit(reason)}
        placeholder={coupons.reasonPlaceholder}
        aria-label={coupons.reasonLabel}
        maxLength={200}
      />
      <Flex justify="flex-end" gap={8} style={{ marginTop: 16 }}>
        <Button onClick={onClose}>{states.cancel}</Button>
        <Button type="primary" danger={danger} disabled={!ready} loading={pending} onClick={() => onSubmit(reason)}>
          {submit}
        </Button>
      </Flex>
    </Sheet>
  );
}
