import { LoadingOutlined, SearchOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Input } from 'antd';
import type { KeyboardEvent } from 'react';
import { useDeferredValue, useState } from 'react';
import { useNavigate } from 'react-router';
import { customerListQuery } from '../../features/customers/api.ts';
import { sessionQuery } from '../../features/session/api.ts';
import { useMessages } from '../../messages/locale-context.tsx';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { useDebounced } from '../../ui/use-debounced.ts';
import { destinations } from './destinations.tsx';
import css from './global-search.module.css';
import type { SearchHit } from './search-hits.ts';
import { searchHits } from './search-hits.ts';
import { SearchOption } from './search-option.tsx';

const shown = 7;
const typingMs = 180;

export function SearchPanel({ onClose }: { onClose: () => void }) {
  const { search, navigation } = useMessages();
  const navigate = useNavigate();
  const [text, setText] = useState('');
  const [active, setActive] = useState(0);
  const asked = useDebounced(text.trim(), typingMs);
  const { data: session } = useQuery(sessionQuery);
  const query = useQuery({ ...customerListQuery({ search: asked, limit: shown }), enabled: asked !== '' });
  const rows = useDeferredValue(query.data?.rows ?? []);
  const pages = destinations.filter(({ permission }) => session?.permissions.includes(permission) ?? false);
  const hits = searchHits({ text, rows: asked ? rows : [], pages, names: navigation });
  const at = Math.min(active, hits.length - 1);
  const noCustomers = asked !== '' && asked === text.trim() && query.isSuccess && !query.isPlaceholderData && rows.length === 0;

  const go = (hit: SearchHit | undefined): void => {
    if (!hit) return;
    onClose();
    void navigate(hit.to);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    // Enter also confirms a word in a Chinese input method.
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown') setActive(Math.min(at + 1, hits.length - 1));
    else if (event.key === 'ArrowUp') setActive(Math.max(at - 1, 0));
    else if (event.key === 'Enter') go(hits[at]);
    else return;
    event.preventDefault();
  };
  return (
    <div>
      <Input
        autoFocus
        variant="borderless"
        size="large"
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setActive(0);
        }}
        onKeyDown={onKeyDown}
        prefix={query.isFetching ? <LoadingOutlined /> : <SearchOutlined />}
        placeholder={search.placeholder}
        aria-label={search.hint}
        maxLength={64}
        style={{ padding: '14px 16px', outline: 'none', boxShadow: 'none' }}
      />
      <ul className={css.results} role="listbox" aria-label={search.open}>
        {query.error ? <FailureNotice error={query.error} onRetry={() => void query.refetch()} compact /> : null}
        {noCustomers ? <li className={css.quiet}>{search.nothing(asked)}</li> : null}
        {hits.map((hit, index) => (
          <SearchOption
            key={hit.key}
            hit={hit}
            heading={hits[index - 1]?.kind === hit.kind ? null : hit.kind}
            text={text.trim()}
            active={index === at}
            onPoint={() => setActive(index)}
            onGo={() => go(hit)}
          />
        ))}
      </ul>
      <div className={css.footer}>{text ? search.footer : search.hint}</div>
    </div>
  );
}
