import { z } from 'zod';
import { defineJob } from '../../../kernel/jobs/define-job.ts';
import { undoForMs } from '../tables.ts';

const batch = 1_000;

/** What customers had before is kept as long as an action can be undone. */
export const forgetBulkChanges = defineJob({
  name: 'bulk.forget-changes',
  lane: 'bulk',
  payload: z.object({}),
  async run({ db, clock }) {
    const old = await db('bulk_actions')
      .where('started_at', '<', clock.now() - undoForMs)
      .where('changed', '>', 0)
      .pluck<string[]>('id');
    for (const id of old) {
      for (let deleted = batch; deleted === batch;) {
        const ids = await db('bulk_changes').where({ action_id: id }).limit(batch).pluck<string[]>('customer_id');
        deleted = await db('bulk_changes').where({ action_id: id }).whereIn('customer_id', ids).delete();
      }
      await db('bulk_actions').where({ id }).update({ changed: 0 });
    }
  },
});
