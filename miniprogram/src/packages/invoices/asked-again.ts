import { invoiceTypes } from '@lianke/shared';
import type { Invoice, PreviewedInvoice } from '../../invoices/types';

/**
 * What is asked for again: what is free of its orders now, of the same company. A wish that failed still holds its amount, which is only let go when
 * it is asked for anew.
 */
export function askedAgain(again: Invoice, previewed: readonly PreviewedInvoice[]): PreviewedInvoice[] {
  const { sellerName, amountFen, state } = again;
  const free = previewed.filter((one) => one.sellerName === sellerName && one.payableFen > 0);
  if (free.length > 0 || state !== 'failed') return free;
  return [{ sellerName, payableFen: amountFen, types: [...invoiceTypes], lines: [], less: [] }];
}
