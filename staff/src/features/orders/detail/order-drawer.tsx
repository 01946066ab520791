import { useQuery } from '@tanstack/react-query';
import { Drawer, Skeleton } from 'antd';
import { useLocation, useNavigate, useParams } from 'react-router';
import { hasCode } from '../../../api/api-error.ts';
import { useMessages } from '../../../messages/locale-context.tsx';
import { QueryState } from '../../../ui/query-state.tsx';
import { StateNotice } from '../../../ui/state-notice.tsx';
import { useMedia } from '../../../ui/use-media.ts';
import { orderQuery } from '../api.ts';
import { shownOrderNo } from '../order-no.ts';
import { OrderDetail } from './order-detail.tsx';

const drawerWidth = 520;

/** `/orders/:id`: one order beside the list; the list stays usable on a wide screen. */
export function OrderDrawer() {
  const { orders } = useMessages();
  const { id = '' } = useParams();
  const { search } = useLocation();
  const navigate = useNavigate();
  const full = useMedia('(max-width: 560px)');
  const wide = useMedia('(min-width: 1100px)');
  const query = useQuery(orderQuery(id));
  const close = (): void => void navigate(`/orders${search}`);
  const gone = !query.data && query.error !== null && hasCode(query.error, 'order.not_found');
  return (
    <Drawer
      open
      placement="right"
      size={full ? '100%' : drawerWidth}
      mask={!wide}
      onClose={close}
      title={query.data ? shownOrderNo(query.data.orderNo) : orders.title}
      push={false}
      styles={{ body: { padding: 0 } }}
    >
      {gone ? (
        <StateNotice tone="empty" body={orders.notFound} action={{ label: orders.back, onClick: close }} />
      ) : (
        <QueryState query={query} skeleton={<Skeleton active paragraph={{ rows: 10 }} style={{ padding: 16 }} />}>
          {(order) => <OrderDetail order={order} />}
        </QueryState>
      )}
    </Drawer>
  );
}
