import { SearchOutlined } from '@ant-design/icons';
import type { InputRef } from 'antd';
import { Input } from 'antd';
import type { RefObject } from 'react';
import { useEffect, useState } from 'react';
import { useMessages } from '../../../messages/locale-context.tsx';
import type { ListSearch } from './list-search.ts';
import { changeListSearch } from './list-search.ts';

const typingMs = 250;

interface Props {
  search: ListSearch;
  onSearch: (next: ListSearch, replace?: boolean) => void;
  inputRef: RefObject<InputRef>;
}

/** What is typed goes to the address after a pause; an address that changed by itself (Back, a link) comes back into the box. */
export function SearchInput({ search, onSearch, inputRef }: Props) {
  const { customers } = useMessages();
  const [text, setText] = useState(search.search);
  const [sent, setSent] = useState(search.search);
  const [seen, setSeen] = useState(search.search);
  if (seen !== search.search) {
    setSeen(search.search);
    if (search.search !== sent) setText(search.search);
    setSent(search.search);
  }
  useEffect(() => {
    const wanted = text.trim();
    if (wanted === search.search) return;
    const timer = setTimeout(() => {
      setSent(wanted);
      onSearch(changeListSearch(search, { search: wanted }), true);
    }, typingMs);
    return () => clearTimeout(timer);
  }, [text, search, onSearch]);
  return (
    <Input
      ref={inputRef}
      value={text}
      onChange={(event) => setText(event.target.value)}
      onKeyDown={(event) => {
        if (event.key === 'Escape') event.currentTarget.blur();
      }}
      prefix={<SearchOutlined style={{ color: 'var(--muted)' }} />}
      placeholder={customers.searchPlaceholder}
      aria-label={customers.searchPlaceholder}
      maxLength={64}
      allowClear
    />
  );
}
