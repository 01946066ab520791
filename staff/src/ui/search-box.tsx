import { SearchOutlined } from '@ant-design/icons';
import type { InputRef } from 'antd';
import { Input } from 'antd';
import type { RefObject } from 'react';
import { useEffect, useState } from 'react';

const typingMs = 250;

interface Props {
  /** What is in the address. */
  value: string;
  /** Kept the same between renders, else typing never pauses. */
  onSearch: (text: string) => void;
  placeholder: string;
  inputRef?: RefObject<InputRef>;
}

/** What is typed goes to the address after a pause; an address that changed by itself (Back, a link) comes back into the box. */
export function SearchBox({ value, onSearch, placeholder, inputRef }: Props) {
  const [text, setText] = useState(value);
  const [sent, setSent] = useState(value);
  const [seen, setSeen] = useState(value);
  if (seen !== value) {
    setSeen(value);
    if (value !== sent) setText(value);
    setSent(value);
  }
  useEffect(() => {
    const wanted = text.trim();
    if (wanted === value) return;
    const timer = setTimeout(() => {
      setSent(wanted);
      onSearch(wanted);
    }, typingMs);
    return () => clearTimeout(timer);
  }, [text, value, onSearch]);
  return (
    <Input
      {...(inputRef ? { ref: inputRef } : {})}
      value={text}
      onChange={(event) => setText(event.target.value)}
      onKeyDown={(event) => {
        if (event.key === 'Escape') event.currentTarget.blur();
      }}
      prefix={<SearchOutlined style={{ color: 'var(--muted)' }} />}
      placeholder={placeholder}
      aria-label={placeholder}
      maxLength={64}
      allowClear
    />
  );
}
