import { z } from 'zod';
import { defineJob } from '../../../../kernel/jobs/define-job.ts';
import type { GoodsImportRow } from '../../tables.ts';
import { importParts } from '../import-parts.ts';

const abandonedAfterMs = 7 * 86_400_000;
const atOnce = 100;

/** A file nobody went on with for a week only takes room. */
export const tidyGoodsFiles = defineJob({
  name: 'catalog.tidy-files',
  payload: z.object({}),
  async run(ctx) {
    const abandoned = await ctx
      .db<GoodsImportRow>('goods_imports')
      .whereIn('status', ['preparing', 'checking', 'ready', 'failed'])
      .where('started_at', '<', ctx.clock.now() - abandonedAfterMs)
      .limit(atOnce);
    for (const row of abandoned) {
      await importParts.remove(ctx, row.id);
      await ctx.db('goods_imports').where({ id: row.id, status: row.status }).update({ status: 'cancelled' });
    }
  },
});
