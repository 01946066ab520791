import type { InputRef } from 'antd';
import type { RefObject } from 'react';
import { useCallback } from 'react';
import { useListKeys } from './use-list-keys.ts';

const nothing = (): void => undefined;

/** `/` searches, `j` `k` go from row to row of a list of links (`data-row`); Enter on a link is the browser's own. */
export function useRowKeys(searchRef?: RefObject<InputRef>): void {
  const onMove = useCallback((step: 1 | -1) => {
    const rows = [...document.querySelectorAll<HTMLElement>('[data-row]')];
    const at = rows.findIndex((row) => row === document.activeElement);
    const next = rows[at === -1 ? 0 : at + step];
    next?.focus();
    next?.scrollIntoView({ block: 'nearest' });
  }, []);
  const onSearch = useCallback(() => searchRef?.current?.focus({ cursor: 'all' }), [searchRef]);
  useListKeys({ onMove, onOpen: nothing, onSelect: nothing, onSearch });
}
