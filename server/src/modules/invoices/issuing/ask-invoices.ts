import type { Context } from '../../../kernel/context.ts';
import { AppError } from '../../../kernel/errors.ts';
import { inTransaction } from '../../../kernel/transaction.ts';
import { raiseAlarm } from '../../alarms/index.ts';
import { accountOf } from '../settings/account-of.ts';
import { pace } from './pace.ts';
import { severalAtOnce } from './several-at-once.ts';
import { settleDocument } from './settle-document.ts';
import type { SettleParts } from './settle-document.ts';
import { settleFailed } from './settle-failed.ts';
import type { InvoiceRow } from './tables.ts';
import { lostAfterMs, stuckAfter, waitAfter } from './when-to-ask.ts';

const settledAtOnce = 4;

interface Refusal {
  text: string;
  retryable: boolean;
}

/**
 * Asks the provider what became of invoices of one seller (at most 50) and keeps what it says. `refusal`: it said no to the newest try; that counts only
 * if it has nothing under the number. Throws platform.* when it can not be asked. Network: never in a transaction.
 */
export async function askInvoices(
  ctx: Context,
  parts: SettleParts,
  sellerId: string,
  ids: readonly string[],
  refusal?: Refusal,
): Promise<void> {
  const rows: InvoiceRow[] = await ctx
    .db<InvoiceRow>('invoices')
    .whereIn('id', [...ids])
    .where({ state: 'submitting' });
  if (rows.length === 0) return;
  const account = await accountOf(ctx, sellerId);
  await pace(ctx, sellerId);
  const documents = await ctx.ports.einvoices.nuonuo.find(
    account,
    rows.map((row) => row.serial),
  );
  await severalAtOnce(settledAtOnce, rows, async (row) => {
    const document = documents.find((it) => it.serial === row.serial);
    if (document) await settleDocument(ctx, parts, row.id, document);
    else if (refusal) await settleFailed(ctx, row.id, refusal);
    else await sendAgainIfLost(ctx, row);
  });
}

/** The provider never heard of it, and has had the time to: the same number goes out once more. */
async function sendAgainIfLost(ctx: Context, row: InvoiceRow): Promise<void> {
  if (ctx.clock.now() - (row.submitted_at ?? 0) < lostAfterMs) return;
  await ctx.db<InvoiceRow>('invoices').where({ id: row.id, state: 'submitting' }).update({ state: 'queued', next_at: ctx.clock.now() });
}

/** Those that are due, each claimed by moving its next date before the provider is asked. One that cannot be told about comes up again. */
export async function askDue(ctx: Context, parts: SettleParts, sellerId: string, due: readonly InvoiceRow[]): Promise<void> {
  const mine: InvoiceRow[] = [];
  for (const row of due) if (await claim(ctx, row)) mine.push(row);
  if (mine.length === 0) return;
  const ids = mine.map((row) => row.id);
  try {
    await askInvoices(ctx, parts, sellerId, ids);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    ctx.log.warn({ err: error, sellerId }, 'the issuing service could not be asked; it will be again');
    await ctx.db<InvoiceRow>('invoices').whereIn('id', ids).where({ state: 'submitting' }).update({ problem: error.code });
  }
  await tellStuck(
    ctx,
    mine.filter((row) => row.queries + 1 >= stuckAfter),
  );
}

async function claim(ctx: Context, row: InvoiceRow): Promise<boolean> {
  const { id, next_at, queries } = row;
  const change = { next_at: ctx.clock.now() + waitAfter(queries + 1), queries: queries + 1 };
  const query = (ctx: Context) => ctx.db<InvoiceRow>('invoices').where({ id, next_at, queries, state: 'submitting' }).update(change);
  return (await inTransaction(ctx, query)) === 1;
}

async function tellStuck(ctx: Context, rows: readonly InvoiceRow[]): Promise<void> {
  if (rows.length === 0) return;
  await inTransaction(ctx, async (ctx) => {
    const stuck: InvoiceRow[] = await ctx
      .db<InvoiceRow>('invoices')
      .whereIn(
        'id',
        rows.map((row) => row.id),
      )
      .whereIn('state', ['submitting', 'queued']);
    for (const row of stuck)
      await raiseAlarm(ctx, {
        kind: 'invoice.stuck',
        matter: row.id,
        about: row.serial,
        data: { serial: row.serial, problem: row.problem },
      });
  });
}
