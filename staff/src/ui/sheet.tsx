import { Drawer, Modal } from 'antd';
import type { ReactNode } from 'react';
import { useMedia } from './use-media.ts';

interface Props {
  open: boolean;
  title: string;
  onClose: () => void;
  children: ReactNode;
}

/** A short question: from the bottom on a narrow screen and in the sidebar, in the middle on a desk. */
export function Sheet({ open, title, onClose, children }: Props) {
  const narrow = useMedia('(max-width: 560px)');
  if (narrow) {
    return (
      <Drawer
        open={open}
        title={title}
        placement="bottom"
        size="auto"
        onClose={onClose}
        destroyOnHidden
        styles={{ section: { borderRadius: '12px 12px 0 0' }, wrapper: { maxHeight: '85vh' } }}
      >
        {children}
      </Drawer>
    );
  }
  return (
    <Modal open={open} title={title} footer={null} onCancel={onClose} destroyOnHidden width={440} centered>
      {children}
    </Modal>
  );
}
