import { useEffect } from 'react';

interface Keys {
  onMove: (step: 1 | -1) => void;
  onOpen: () => void;
  onSelect: () => void;
  onSearch: () => void;
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)) && !isCheckbox(target);
const isCheckbox = (target: HTMLElement): boolean => target instanceof HTMLInputElement && target.type === 'checkbox';
const asking = '.ant-modal-wrap:not([style*="display: none"]), .ant-popover:not(.ant-popover-hidden), .ant-drawer-mask';

/** `/` searches, `j` `k` move, Enter opens, `x` chooses; never while somebody is typing or a dialog is asking something. */
export function useListKeys({ onMove, onOpen, onSelect, onSearch }: Keys): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isTyping(event.target)) return;
      if (document.querySelector(asking)) return;
      if (event.key === '/') onSearch();
      else if (event.key === 'j' || event.key === 'ArrowDown') onMove(1);
      else if (event.key === 'k' || event.key === 'ArrowUp') onMove(-1);
      else if (event.key === 'x') onSelect();
      else if (event.key === 'Enter' && event.target === document.body) onOpen();
      else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [onMove, onOpen, onSelect, onSearch]);
}
