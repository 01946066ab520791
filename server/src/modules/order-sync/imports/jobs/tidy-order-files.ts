import { z } from 'zod';
import { defineJob } from '../../../../kernel/jobs/define-job.ts';
import type { OrderImportRow } from '../../tables.ts';
import { importParts } from '../import-parts.ts';

/** A file nobody went on with. */
const abandonedAfterMs = 7 * 86_400_000;
const atOnce = 100;

/** Uploaded files name buyers: they go when nobody took them over within a week. */
export const tidyOrderFiles = defineJob({
  name: 'order-sync.tidy-files',
  payload: z.object({}),
  async run(ctx) {
    const abandoned = await ctx
      .db<OrderImportRow>('order_imports')
      .whereIn('status', ['preparing', 'checking', 'ready', 'failed'])
      .where('started_at', '<', ctx.clock.now() - abandonedAfterMs)
      .limit(atOnce);
    for (const row of abandoned) {
      await importParts.remove(ctx, row.id);
      await ctx.db('order_imports').where({ id: row.id, status: row.status }).update({ status: 'cancelled' });
    }
  },
});
