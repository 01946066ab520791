import { useQuery } from '@tanstack/react-query';
import { Alert } from 'antd';
import { useMessages } from '../../../messages/locale-context.tsx';
import { useMay } from '../../session/api.ts';
import { orderInvoicesQuery } from '../api.ts';

/** What a refund does to the order's invoices, said before it is let through. */
export function RefundInvoiceNote({ orderId }: { orderId: string }) {
  const { customerInvoices: words } = useMessages();
  const query = useQuery({ ...orderInvoicesQuery(orderId), enabled: useMay('invoices.read') });
  const states = query.data?.requests.map(({ state }) => state) ?? [];
  const issued = states.some((it) => it === 'issued' || it === 'issuing');
  if (!issued && !states.some((it) => it === 'requested' || it === 'approved')) return null;
  return <Alert type="info" showIcon style={{ marginBottom: 12 }} title={issued ? words.refundRed : words.refundAdjust} />;
}
