import type { InvoicedPart } from '../modules/invoices/index.ts';
import { orderInvoicedPart } from '../modules/orders/index.ts';

/** Whoever sells something that can be invoiced. */
export const invoicedParts: readonly InvoicedPart[] = [orderInvoicedPart];
