import { call } from '../api/call';
import { missing } from '../api/failure';
import { inPages } from '../api/pages';
import type { Source } from '../api/snapshots';
import type { Invoice, InvoiceableOrder, InvoicePreview, OrderInvoices, SavedTitle } from './types';

/** Ten rows are two screens, and small enough for one message to WeChat's view. */
const limit = 10;
const from = (cursor: string | undefined): { cursor?: string; limit: number } => (cursor === undefined ? { limit } : { cursor, limit });
const asItIs = <T>(data: T): T => data;

/** 我的发票 */
export const myInvoices = inPages<Invoice>('invoices', async (cursor) => {
  const { requests, next } = await call('member.invoices.list', from(cursor));
  return { items: requests, next };
});

/** 可开票订单, and those that cannot be invoiced with why. */
export const invoiceableOrders = inPages<InvoiceableOrder>('invoiceable', async (cursor) => {
  const { orders, next } = await call('member.invoices.invoiceable', from(cursor));
  return { items: orders, next };
});

export const oneInvoice = (id: string): Source<Invoice> => ({
  key: `invoice:${id}`,
  kind: 'invoice',
  read: async () => {
    if (!id) throw missing('invoice.not_found');
    return (await call('member.invoices.get', { id })).request;
  },
  keep: asItIs,
});

/** Where the invoice of an order is, and what could still be invoiced. */
export const invoicesOf = (orderId: string): Source<OrderInvoices> => ({
  key: `invoices-of:${orderId}`,
  kind: 'invoices-of',
  read: () => call('member.invoices.of-order', { orderId }),
  keep: asItIs,
});

/** What would be on the invoice. It is never kept: the amount is the server's. */
export const previewOf = (orderIds: readonly string[]): Source<InvoicePreview> => ({
  key: `invoice-preview:${orderIds.join('.')}`,
  read: () => {
    if (orderIds.length === 0) throw missing('order.not_found');
    return call('member.invoices.preview', { orderIds: [...orderIds] });
  },
});

export const savedTitles: Source<SavedTitle[]> = {
  key: 'invoice-titles',
  read: async () => (await call('member.titles.list', {})).titles,
  keep: asItIs,
};
