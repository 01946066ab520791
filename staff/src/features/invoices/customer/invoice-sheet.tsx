import { useQuery } from '@tanstack/react-query';
import { Drawer, Skeleton } from 'antd';
import { useMessages } from '../../../messages/locale-context.tsx';
import { QueryState } from '../../../ui/query-state.tsx';
import { useMedia } from '../../../ui/use-media.ts';
import { invoiceQuery } from '../api.ts';
import { InvoiceDetail } from '../detail/invoice-detail.tsx';

/** One request over what one was looking at: from below in the sidebar, from the side on a desk. */
export function InvoiceSheet({ id, onClose }: { id: string; onClose: () => void }) {
  const { invoices } = useMessages();
  const narrow = useMedia('(max-width: 560px)');
  const query = useQuery(invoiceQuery(id));
  return (
    <Drawer
      open
      title={query.data ? query.data.title.name || invoices.noTitle : invoices.title}
      placement={narrow ? 'bottom' : 'right'}
      size={narrow ? '88%' : 520}
      onClose={onClose}
      push={false}
      destroyOnHidden
      styles={{ body: { padding: 0 }, ...(narrow ? { section: { borderRadius: '12px 12px 0 0' } } : {}) }}
    >
      <QueryState query={query} skeleton={<Skeleton active paragraph={{ rows: 8 }} style={{ padding: 16 }} />}>
        {(request) => <InvoiceDetail request={request} inSidebar />}
      </QueryState>
    </Drawer>
  );
}
