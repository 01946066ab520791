import { call } from '../../api/call';
import type { Source } from '../../api/snapshots';
import type { InvoiceFile, IssuedInvoice } from '../../invoices/types';
import type { Paper } from '../../platform/types';

export const readPaper = (invoiceId: string, kind: InvoiceFile['kind']): Promise<Paper> =>
  call('member.invoices.file', { invoiceId, kind });

/** Read before it is tapped: WeChat sends a file to a chat in the tap itself only. It does not stay on the phone. */
export const paperOf = (invoiceId: string, kind: InvoiceFile['kind']): Source<Paper> => ({
  key: `paper:${invoiceId}:${kind}`,
  read: () => readPaper(invoiceId, kind),
});

export const hasPdf = ({ files }: IssuedInvoice): boolean => files.some(({ kind }) => kind === 'pdf');
