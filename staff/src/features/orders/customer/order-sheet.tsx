import { useQuery } from '@tanstack/react-query';
import { Drawer, Skeleton } from 'antd';
import { useMessages } from '../../../messages/locale-context.tsx';
import { QueryState } from '../../../ui/query-state.tsx';
import { useMedia } from '../../../ui/use-media.ts';
import { orderQuery } from '../api.ts';
import { shownOrderNo } from '../order-no.ts';
import { OrderDetail } from '../detail/order-detail.tsx';

/** One order over the customer: from below in the sidebar, from the side on a desk. */
export function OrderSheet({ id, onClose }: { id: string; onClose: () => void }) {
  const { customerOrders: words } = useMessages();
  const narrow = useMedia('(max-width: 560px)');
  const query = useQuery(orderQuery(id));
  return (
    <Drawer
      open
      title={query.data ? shownOrderNo(query.data.orderNo) : words.details}
      placement={narrow ? 'bottom' : 'right'}
      size={narrow ? '88%' : 480}
      onClose={onClose}
      push={false}
      destroyOnHidden
      styles={{ body: { padding: 0 }, ...(narrow ? { section: { borderRadius: '12px 12px 0 0' } } : {}) }}
    >
      <QueryState query={query} skeleton={<Skeleton active paragraph={{ rows: 8 }} style={{ padding: 16 }} />}>
        {(order) => <OrderDetail order={order} inSidebar />}
      </QueryState>
    </Drawer>
  );
}
