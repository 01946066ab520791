import type { Output } from '@lianke/shared/api';
import { z } from 'zod';
import { writeAudit } from '../../../kernel/audit.ts';
import type { Context } from '../../../kernel/context.ts';
import { insertRows } from '../../../kernel/db/insert-rows.ts';
import { AppError } from '../../../kernel/errors.ts';
import { defer } from '../../../kernel/events/outbox.ts';
import { defineJob } from '../../../kernel/jobs/define-job.ts';
import { inTransaction } from '../../../kernel/transaction.ts';
import type { Document, IssuerAccount } from '../../../platforms/einvoice/port.ts';
import { accountOf } from '../settings/account-of.ts';
import { beginRun, endRun } from './list-run.ts';
import { monthSpan } from './rules/months.ts';

/** Fetches the provider's own list in the background. Throws invoice.seller_not_found, invoice.provider_missing. */
export async function compareList(
  ctx: Context,
  { month, sellerId }: { month: string; sellerId: string },
): Promise<Output<'staff.invoice-books.compare'>> {
  await accountOf(ctx, sellerId);
  return inTransaction(ctx, async (ctx) => {
    const started = await beginRun(ctx, sellerId, month);
    if (!started) return { started };
    await defer(ctx, fetchList, { sellerId, month });
    await writeAudit(ctx, 'invoices.compared', { kind: 'invoice_seller', id: sellerId }, { month });
    return { started };
  });
}

export const fetchList = defineJob({
  name: 'invoices.fetch-list',
  lane: 'bulk',
  payload: z.object({ sellerId: z.string(), month: z.string() }),
  maxAttempts: 3,
  async run(ctx, { sellerId, month }) {
    try {
      const account = await accountOf(ctx, sellerId);
      // What was fetched before is of no use once a new list has begun: differences are told from whole lists only.
      await ctx.db('invoice_provider_rows').where({ seller_id: sellerId, month }).delete();
      await fetchAll(ctx, account, { sellerId, month });
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      // The provider's words are for the log; a new try is one tap away.
      ctx.log.warn({ code: error.code, month }, 'the list of a month could not be fetched');
      return endRun(ctx, sellerId, month, [error.code, error.data?.reason].filter(Boolean).join(' ').slice(0, 300));
    }
    await endRun(ctx, sellerId, month);
  },
});

async function fetchAll(ctx: Context, account: IssuerAccount, of: { sellerId: string; month: string }): Promise<void> {
  const span = monthSpan(of.month);
  for (let page: number | null = 0; page !== null;) {
    const answer: { documents: Document[]; next: number | null } = await ctx.ports.einvoices.nuonuo.list(account, span, page);
    await inTransaction(ctx, (ctx) => keep(ctx, of, answer.documents));
    page = answer.next;
  }
}

/** What is issued while the list is read may shift its pages: a document may come twice. */
async function keep(ctx: Context, { sellerId, month }: { sellerId: string; month: string }, documents: readonly Document[]): Promise<void> {
  const rows = new Map(
    documents
      .filter((it) => it.status === 'issued' && it.number !== null)
      .map((it) => [
        it.number ?? '',
        {
          ...{ seller_id: sellerId, month, number: it.number ?? '', serial: it.serial.slice(0, 40) },
          ...{ net_fen: it.netFen, tax_fen: it.taxFen, issued_at: it.issuedAt ?? 0 },
        },
      ]),
  );
  if (rows.size === 0) return;
  await ctx
    .db('invoice_provider_rows')
    .where({ seller_id: sellerId, month })
    .whereIn('number', [...rows.keys()])
    .delete();
  await insertRows(ctx, 'invoice_provider_rows', [...rows.values()]);
}
