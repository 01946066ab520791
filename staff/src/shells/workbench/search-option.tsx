import { SearchOutlined } from '@ant-design/icons';
import { CustomerName } from '../../features/customers/list/customer-name.tsx';
import { useMessages } from '../../messages/locale-context.tsx';
import css from './global-search.module.css';
import type { SearchHit } from './search-hits.ts';

interface Props {
  hit: SearchHit;
  /** The kind, when this is the first of its kind. */
  heading: SearchHit['kind'] | null;
  text: string;
  active: boolean;
  onPoint: () => void;
  onGo: () => void;
}

export function SearchOption({ hit, heading, text, active, onPoint, onGo }: Props) {
  const { search, navigation } = useMessages();
  return (
    <>
      {heading === 'customer' ? <li className={css.group}>{search.customers}</li> : null}
      {heading === 'page' ? <li className={css.group}>{search.pages}</li> : null}
      <li className={`${css.option} ${active ? css.active : ''}`} role="option" aria-selected={active} onMouseMove={onPoint} onClick={onGo}>
        {hit.kind === 'customer' ? (
          <>
            <CustomerName row={hit.row} />
            <span className={css.end}>{hit.row.phoneMasked}</span>
          </>
        ) : hit.kind === 'page' ? (
          <>
            {hit.destination.icon}
            {navigation[hit.destination.name]}
          </>
        ) : (
          <>
            <SearchOutlined />
            {search.all(text)}
          </>
        )}
      </li>
    </>
  );
}
