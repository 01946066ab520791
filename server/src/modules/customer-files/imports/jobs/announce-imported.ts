import { z } from 'zod';
import { defer } from '../../../../kernel/events/outbox.ts';
import { defineJob } from '../../../../kernel/jobs/define-job.ts';
import type { JobDefinition } from '../../../../kernel/jobs/define-job.ts';
import { inTransaction } from '../../../../kernel/transaction.ts';
import { lookForDuplicates } from '../../../customers/index.ts';
import type { ChangeRow } from '../import-changes.ts';

const payload = z.object({ importId: z.string(), after: z.string() });
const atOnce = 2_000;
/** So that a million records do not keep everybody else's work waiting. */
const pauseMs = 500;

/** Has imported records compared with the others once they are all there, a few thousand at a time: with a million that takes a while. */
export const announceImported: JobDefinition<typeof payload> = defineJob({
  name: 'customer-files.announce',
  lane: 'bulk',
  payload,
  run: async (ctx, { importId, after }) =>
    inTransaction(ctx, async (ctx) => {
      const ids = await ctx
        .db<ChangeRow>('customer_import_changes')
        .where({ import_id: importId })
        .where('customer_id', '>', after)
        .orderBy('customer_id')
        .limit(atOnce)
        .pluck('customer_id');
      await lookForDuplicates(ctx, ids);
      const last = ids.at(-1);
      if (last !== undefined) await defer(ctx, announceImported, { importId, after: last }, pauseMs);
    }),
});
