import type { Context } from '../../../kernel/context.ts';
import { AppError } from '../../../kernel/errors.ts';
import { inTransaction } from '../../../kernel/transaction.ts';
import { raiseAlarm } from '../../alarms/index.ts';
import { pace } from '../issuing/pace.ts';
import type { InvoiceRow } from '../issuing/tables.ts';
import { stuckAfter, waitAfter } from '../issuing/when-to-ask.ts';
import { accountOf } from '../settings/account-of.ts';
import { storeFile } from './store-file.ts';

/**
 * Copies the files of an issued invoice to our own storage, because the provider's addresses expire. Claimed by moving its next date; what cannot be had
 * now comes up again. Network: never in a transaction.
 */
export async function fetchFilesOf(ctx: Context, row: InvoiceRow): Promise<void> {
  const { id, next_at, queries } = row;
  const rows = () => ctx.db<InvoiceRow>('invoices').where({ id });
  if (row.files_done === 1 || row.provider !== 'nuonuo') return void (await rows().where({ next_at }).update({ next_at: null }));
  const claim = { next_at: ctx.clock.now() + waitAfter(queries + 1), queries: queries + 1 };
  if ((await rows().where({ next_at, queries }).update(claim)) !== 1) return;
  try {
    if (await copyFiles(ctx, row)) return void (await rows().update({ files_done: 1, next_at: null, queries: 0 }));
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    ctx.log.warn({ err: error, invoiceId: id }, 'the files of an invoice could not be fetched; they will be later');
  }
  if (queries + 1 < stuckAfter) return;
  await inTransaction(ctx, (ctx) =>
    raiseAlarm(ctx, { kind: 'invoice.stuck', matter: id, about: row.number ?? row.serial, data: { serial: row.serial, problem: 'files' } }),
  );
}

/** True when there is something a customer can open. */
async function copyFiles(ctx: Context, row: InvoiceRow): Promise<boolean> {
  const account = await accountOf(ctx, row.seller_id);
  await pace(ctx, row.seller_id);
  const [document] = await ctx.ports.einvoices.nuonuo.find(account, [row.serial]);
  for (const { kind, url } of document?.files ?? []) await storeFile(ctx, row.id, kind, await ctx.ports.einvoices.nuonuo.file(url));
  return (document?.files ?? []).some(({ kind }) => kind !== 'xml');
}
