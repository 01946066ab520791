import type { Context } from '../../../kernel/context.ts';
import { AppError } from '../../../kernel/errors.ts';
import { inTransaction } from '../../../kernel/transaction.ts';
import type { Document } from '../../../platforms/einvoice/port.ts';
import { calmAlarm, raiseAlarm } from '../../alarms/index.ts';
import { pace } from '../issuing/pace.ts';
import { severalAtOnce } from '../issuing/several-at-once.ts';
import type { InvoiceRow } from '../issuing/tables.ts';
import { stuckAfter, waitAfter } from '../issuing/when-to-ask.ts';
import { accountOf } from '../settings/account-of.ts';
import { storeFile } from './store-file.ts';

const filesAtOnce = 2;

/**
 * Copies the files of issued invoices of one seller (at most 50) to our own storage, because the provider's addresses expire. Each is claimed by moving
 * its next date; what cannot be had now comes up again. Network: never in a transaction.
 */
export async function fetchFiles(ctx: Context, sellerId: string, due: readonly InvoiceRow[]): Promise<void> {
  const mine: InvoiceRow[] = [];
  for (const row of due) if (await claim(ctx, row)) mine.push(row);
  if (mine.length === 0) return;
  try {
    const account = await accountOf(ctx, sellerId);
    await pace(ctx, sellerId);
    const documents = await ctx.ports.einvoices.nuonuo.find(
      account,
      mine.map((row) => row.serial),
    );
    await severalAtOnce(filesAtOnce, mine, (row) =>
      copyFiles(
        ctx,
        row,
        documents.find((it) => it.serial === row.serial),
      ),
    );
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    ctx.log.warn({ err: error, sellerId }, 'the files of invoices could not be fetched; they will be later');
  }
  for (const row of mine) if (row.queries + 1 >= stuckAfter) await tellMissing(ctx, row);
}

async function claim(ctx: Context, row: InvoiceRow): Promise<boolean> {
  const { id, next_at, queries } = row;
  const rows = ctx.db<InvoiceRow>('invoices').where({ id, next_at });
  if (row.files_done === 1 || row.provider !== 'nuonuo' || row.number === null) {
    await rows.update({ next_at: null });
    return false;
  }
  const change = { next_at: ctx.clock.now() + waitAfter(queries + 1), queries: queries + 1 };
  return (await rows.where({ queries }).update(change)) === 1;
}

/** One invoice whose file cannot be had holds up no other. */
async function copyFiles(ctx: Context, row: InvoiceRow, document: Document | undefined): Promise<void> {
  const files = document?.files ?? [];
  try {
    for (const { kind, url } of files) await storeFile(ctx, row.id, kind, await ctx.ports.einvoices.nuonuo.file(url));
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return ctx.log.warn({ err: error, invoiceId: row.id }, 'a file of an invoice could not be fetched; it will be later');
  }
  // Without something a customer can open it is not done.
  if (!files.some(({ kind }) => kind !== 'xml')) return;
  await inTransaction(ctx, async (ctx) => {
    await ctx.db<InvoiceRow>('invoices').where({ id: row.id }).update({ files_done: 1, next_at: null, queries: 0 });
    if (row.queries >= stuckAfter) await calmAlarm(ctx, { kind: 'invoice.stuck', matter: row.id });
  });
}

const tellMissing = (ctx: Context, row: InvoiceRow): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    if (!(await ctx.db<InvoiceRow>('invoices').where({ id: row.id, files_done: 0 }).first('id'))) return;
    const about = row.number ?? row.serial;
    await raiseAlarm(ctx, { kind: 'invoice.stuck', matter: row.id, about, data: { serial: row.serial, problem: 'files' } });
  });
