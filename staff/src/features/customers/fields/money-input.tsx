import { formatFen, parseYuan } from '@lianke/shared';
import { Input } from 'antd';
import { useState } from 'react';

interface Props {
  value: number | null;
  onChange: (fen: number | null) => void;
  label: string;
  autoFocus?: boolean;
}

/** Typed in yuan, kept in fen. What is no amount stays red and is not passed on. */
export function MoneyInput({ value, onChange, label, autoFocus = false }: Props) {
  const [text, setText] = useState(value === null ? '' : formatFen(value));
  const [sent, setSent] = useState(value);
  if (sent !== value) {
    setSent(value);
    if (parseYuan(text) !== value) setText(value === null ? '' : formatFen(value));
  }
  const wrong = text.trim() !== '' && parseYuan(text) === null;
  return (
    <Input
      prefix="¥"
      inputMode="decimal"
      value={text}
      status={wrong ? 'error' : ''}
      aria-label={label}
      aria-invalid={wrong}
      autoFocus={autoFocus}
      onChange={(event) => {
        const next = parseYuan(event.target.value);
        setText(event.target.value);
        setSent(next);
        onChange(next);
      }}
    />
  );
}
