import { SearchOutlined } from '@ant-design/icons';
import { Modal } from 'antd';
import { useEffect, useState } from 'react';
import { useMessages } from '../../messages/locale-context.tsx';
import { useNarrow } from '../../ui/use-media.ts';
import css from './global-search.module.css';
import { SearchPanel } from './search-panel.tsx';

const isMac = /Mac|iPhone|iPad/i.test(navigator.platform);

/** Ctrl-K / ⌘K from anywhere: a customer or a page. */
export function GlobalSearch() {
  const { search } = useMessages();
  const narrow = useNarrow();
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      setOpen((it) => !it);
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
  return (
    <>
      <button type="button" className={css.trigger} onClick={() => setOpen(true)}>
        <SearchOutlined aria-hidden />
        <span className={css.label}>{search.open}</span>
        {narrow ? null : <kbd className={css.key}>{isMac ? '⌘K' : 'Ctrl K'}</kbd>}
      </button>
      <Modal
        open={open}
        onCancel={() => setOpen(false)}
        footer={null}
        closable={false}
        destroyOnHidden
        width={560}
        style={{ top: narrow ? 16 : 96 }}
        styles={{ container: { padding: 0, overflow: 'hidden' } }}
        aria-label={search.open}
      >
        <SearchPanel onClose={() => setOpen(false)} />
      </Modal>
    </>
  );
}
