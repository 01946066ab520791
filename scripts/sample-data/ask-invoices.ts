import type { Input } from '@lianke/shared/api';
import type { Call } from './lianke-api.ts';

/** Whom a regular wants the invoice of the newest order made out to. */
export interface InvoiceWish {
  type: 'normal' | 'special';
  kind: 'person' | 'company';
  name: string;
  taxNo?: string;
  email?: string;
}

/** Asks as the mini-program does: looks which orders can be invoiced, what that would be, and sends title and mail address. False: there is none. */
export async function askInvoice(member: Call, wish: InvoiceWish): Promise<boolean> {
  const { orders } = await member('member.invoices.invoiceable', {});
  const order = orders.find((it) => it.payableFen > 0 && it.why === null);
  if (!order) return false;
  const orderIds = [order.orderId];
  const { invoices } = await member('member.invoices.preview', { orderIds });
  const { type, kind, name, taxNo = '', email = '' } = wish;
  const title: Input<'member.invoices.request'>['title'] = { kind, name, taxNo, address: '', phone: '', bank: '', account: '' };
  const expectedFen = invoices.reduce((fen, it) => fen + it.payableFen, 0);
  await member('member.invoices.request', { orderIds, type, title, email, expectedFen });
  return true;
}
