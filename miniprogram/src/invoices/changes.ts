import { outdate, put } from '../api/snapshots';
import { invoiceableOrders, invoicesOf, myInvoices, oneInvoice } from './lists';
import type { Invoice } from './types';

/** Something about these orders' invoices is no longer what the phone remembers. */
export const invoicesMoved = (...orderIds: readonly string[]): void => outdate(myInvoices, invoiceableOrders, ...orderIds.map(invoicesOf));

/** A write has told how it stands. */
export function invoiceMoved(invoice: Invoice): void {
  put(oneInvoice(invoice.id), invoice);
  invoicesMoved(...invoice.sources.map(({ orderId }) => orderId));
}
