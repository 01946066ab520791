import { z } from 'zod';
import type { Context } from '../../../../kernel/context.ts';
import { defineJob } from '../../../../kernel/jobs/define-job.ts';
import type { CustomerImportRow } from '../../tables.ts';

const day = 86_400_000;
/** An upload nobody went on with. */
const abandonedAfterMs = 7 * day;
/** What an import did is kept for its undo, and its bad rows as long. */
const keptMs = 30 * day;
const atOnce = 100;

/** Files, bad rows and undo records hold personal data: they go as soon as nobody can need them any more. */
export const tidyImports = defineJob({
  name: 'customer-files.tidy',
  payload: z.object({}),
  async run(ctx) {
    const now = ctx.clock.now();
    const abandoned = ctx
      .db<CustomerImportRow>('customer_imports')
      .whereIn('status', ['preparing', 'ready', 'checking', 'failed'])
      .where('updated_at', '<', now - abandonedAfterMs)
      .whereNull('undo_until');
    const over = ctx
      .db<CustomerImportRow>('customer_imports')
      .whereIn('status', ['done', 'undone', 'paused', 'failed'])
      .where('updated_at', '<', now - keptMs)
      .where('undo_until', '<', now);
    for (const query of [abandoned, over])
      for (const row of await query.limit(atOnce)) {
        for (const table of ['customer_import_parts', 'customer_import_bad_rows'] as const)
          await ctx.db(table).where({ import_id: row.id }).delete();
        while (await forgetChanges(ctx, row.id));
        const status = row.status === 'done' || row.status === 'undone' ? row.status : 'cancelled';
        await ctx
          .db('customer_imports')
          .where({ id: row.id, run: row.run, status: row.status })
          .update({ status, columns_sealed: null, undo_until: null, rate: null });
      }
  },
});

/** A part at a time: a million rows in one transaction would hold everybody up. */
async function forgetChanges(ctx: Context, importId: string): Promise<boolean> {
  const ids = await ctx
    .db('customer_import_changes')
    .where({ import_id: importId })
    .orderBy('customer_id')
    .limit(1_000)
    .pluck<string[]>('customer_id');
  if (ids.length > 0) await ctx.db('customer_import_changes').where({ import_id: importId }).whereIn('customer_id', ids).delete();
  return ids.length > 0;
}
