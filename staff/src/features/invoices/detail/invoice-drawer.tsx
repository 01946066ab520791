import { useQuery } from '@tanstack/react-query';
import { Drawer, Skeleton } from 'antd';
import { useLocation, useNavigate, useParams } from 'react-router';
import { hasCode } from '../../../api/api-error.ts';
import { useMessages } from '../../../messages/locale-context.tsx';
import { QueryState } from '../../../ui/query-state.tsx';
import { StateNotice } from '../../../ui/state-notice.tsx';
import { useMedia } from '../../../ui/use-media.ts';
import { invoiceQuery } from '../api.ts';
import { InvoiceDetail } from './invoice-detail.tsx';

const drawerWidth = 780;

/** `/invoices/:id`: one request beside the list. */
export function InvoiceDrawer() {
  const { invoices } = useMessages();
  const { id = '' } = useParams();
  const { search } = useLocation();
  const navigate = useNavigate();
  const full = useMedia('(max-width: 680px)');
  const wide = useMedia('(min-width: 1200px)');
  const query = useQuery(invoiceQuery(id));
  const close = (): void => void navigate(`/invoices${search}`);
  const gone = !query.data && query.error !== null && hasCode(query.error, 'invoice.not_found');
  return (
    <Drawer
      open
      placement="right"
      size={full ? '100%' : drawerWidth}
      mask={!wide}
      onClose={close}
      title={query.data ? query.data.title.name || invoices.noTitle : invoices.title}
      push={false}
      styles={{ body: { padding: 0 } }}
    >
      {gone ? (
        <StateNotice tone="empty" body={invoices.notFound} action={{ label: invoices.back, onClick: close }} />
      ) : (
        <QueryState query={query} skeleton={<Skeleton active paragraph={{ rows: 10 }} style={{ padding: 16 }} />}>
          {(request) => <InvoiceDetail key={request.id} request={request} inSidebar={false} />}
        </QueryState>
      )}
    </Drawer>
  );
}
