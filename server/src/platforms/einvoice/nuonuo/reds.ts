import { z } from 'zod';
import { fromChinaTime } from '../../api/china-time.ts';
import { readAnswer } from '../../api/read-answer.ts';
import type { IssuerAccount, RedConfirmation, RedOrder } from '../port.ts';
import { yuanOf } from './amounts.ts';
import type { Call } from './call.ts';
import { notFound, NuonuoRefusal } from './refusal.ts';
import { invoiceLines, redReasons } from './to-order.ts';

const seller = '0';
const pageSize = 50;
const text = z.coerce
  .string()
  .nullish()
  .transform((given) => given ?? '');
const confirmation = z.object({
  ...{ billNo: text, billUuid: text, billId: text, billStatus: z.coerce.string(), billMessage: text, applySource: text },
  ...{ blueInvoiceNumber: text, billTime: text, redInvoiceNumber: text },
});
const listAnswer = z.object({ list: z.array(confirmation).nullish() });

/** 01–10 of the tax bureau (facts §3.8); 15 and 16 are Nuonuo's, before there is a confirmation. */
const statuses: Record<string, RedConfirmation['status']> = {
  ...{ '01': 'confirmed', '02': 'waiting_buyer', '03': 'waiting_seller', '04': 'confirmed', '05': 'refused', '06': 'refused' },
  ...{ '07': 'expired', '08': 'withdrawn', '09': 'withdrawn', '10': 'failed', '11': 'failed', '12': 'refused', '16': 'failed' },
};

export const toRed = (account: IssuerAccount, it: RedOrder): object => ({
  ...{ billId: it.serial, blueInvoiceLine: invoiceLines[it.type], applySource: seller, blueElecInvoiceNumber: it.blueNumber },
  ...{ sellerTaxNo: account.taxNo, sellerName: account.name, buyerTaxNo: it.buyer.taxNo, buyerName: it.buyer.name },
  // A red letter takes the whole invoice back, as negative amounts.
  ...{ taxExcludedAmount: yuanOf(-Math.abs(it.netFen)), taxAmount: yuanOf(-Math.abs(it.taxFen)), redReason: redReasons[it.reason] },
});

export async function findReds(
  call: Call,
  account: IssuerAccount,
  wanted: { serials: readonly string[] } | { raisedBy: 'buyer' },
): Promise<RedConfirmation[]> {
  if ('raisedBy' in wanted) return (await ask(call, account, { billStatus: '03' })).filter((it) => it.raisedBy === 'buyer');
  const found: RedConfirmation[] = [];
  for (const billId of wanted.serials) found.push(...(await ask(call, account, { billId })));
  return found;
}

async function ask(call: Call, account: IssuerAccount, narrow: object): Promise<RedConfirmation[]> {
  const params = { identity: seller, pageSize: String(pageSize), pageNo: '1', ...narrow };
  const answer = await call(account, 'queryInvoiceRedConfirm', params).catch((error: unknown) => {
    if (error instanceof NuonuoRefusal && error.code === notFound) return { list: [] };
    throw error;
  });
  const { list } = readAnswer('queryInvoiceRedConfirm', listAnswer, answer);
  return (list ?? []).flatMap((it) => {
    const status = statuses[it.billStatus];
    if (!status) return []; // still on its way to the bureau
    return [
      {
        ...{ serial: it.billId, billNo: it.billNo, billUuid: it.billUuid, status, blueNumber: it.blueInvoiceNumber },
        raisedBy: it.applySource === '1' ? ('buyer' as const) : ('seller' as const),
        raisedAt: it.billTime ? fromChinaTime(it.billTime) : null,
        redNumber: it.redInvoiceNumber || null,
        text: it.billMessage,
      },
    ];
  });
}
