import { z } from 'zod';
import { readAnswer } from '../../api/read-answer.ts';
import type { Document, IssuerAccount } from '../port.ts';
import type { Call } from './call.ts';
import { documentAnswer, toDocument } from './to-document.ts';
import { stampOf } from './to-order.ts';

const pageSize = 100;
/** A list covers ten days at most. */
const windowMs = 10 * 86_400_000 - 1_000;
/** Pages are numbered through all windows: window × this + page in it. */
const pagesOfWindow = 10_000;
const answer = z.object({ totalCount: z.coerce.number().nullish(), invoices: z.array(documentAnswer).nullish() });

/** What Nuonuo itself has of a seller in a time span, by when it was issued. `page` begins with 0. */
export async function listDocuments(
  call: Call,
  account: IssuerAccount,
  { from, until }: { from: number; until: number },
  page: number,
): Promise<{ documents: Document[]; next: number | null }> {
  const [window, pageNo] = [Math.floor(page / pagesOfWindow), page % pagesOfWindow];
  const start = from + window * (windowMs + 1_000);
  const end = Math.min(start + windowMs, until - 1_000);
  const params = {
    ...{ taxnum: account.taxNo, startTime: stampOf(start), endTime: stampOf(end) },
    ...{ pageNo: String(pageNo + 1), pageSize: String(pageSize) },
  };
  const rows = readAnswer('queryInvoiceList', answer, await call(account, 'queryInvoiceList', params)).invoices ?? [];
  const more = rows.length === pageSize ? page + 1 : start + windowMs + 1_000 < until ? (window + 1) * pagesOfWindow : null;
  return { documents: rows.map(toDocument), next: more };
}
