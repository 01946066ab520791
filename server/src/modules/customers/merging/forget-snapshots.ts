import { z } from 'zod';
import type { Context } from '../../../kernel/context.ts';
import { defineJob } from '../../../kernel/jobs/define-job.ts';
import { noPhone } from '../personal-values.ts';
import { openSnapshot, sealSnapshot, undoForMs } from './merge-record.ts';
import type { MergeRow } from './merge-record.ts';

const batch = 500;

/** Snapshots hold personal data: what can no longer be undone is forgotten. That the merge happened stays on record. */
export const forgetSnapshots = defineJob({
  name: 'customers.forget-snapshots',
  lane: 'bulk',
  payload: z.object({}),
  async run(ctx) {
    for (let changed = batch; changed === batch;) {
      const ids = await ctx
        .db('customer_merges')
        .where('at', '<', ctx.clock.now() - undoForMs)
        .whereNot({ snapshot: '' })
        .limit(batch)
        .pluck<string[]>('id');
      changed = await ctx.db('customer_merges').whereIn('id', ids).update({ snapshot: '' });
    }
  },
});

/** A number the person took back must not come back with an undo. Inside the caller's transaction. */
export async function forgetPhoneInSnapshots(ctx: Context, customerIds: readonly string[]): Promise<void> {
  const merges: MergeRow[] = await ctx
    .db<MergeRow>('customer_merges')
    .whereIn('kept_id', [...customerIds])
    .whereNot({ snapshot: '' });
  for (const merge of merges) {
    const snapshot = openSnapshot(ctx, merge);
    if (!snapshot) continue;
    const { phone_sealed: changed } = snapshot.change;
    const forgotten = {
      ...snapshot,
      kept: { ...snapshot.kept, ...noPhone },
      lost: { ...snapshot.lost, ...noPhone },
      change: { ...snapshot.change, ...(changed !== undefined && noPhone) },
      links: snapshot.links.filter((link) => link.kind !== 'phone'),
    };
    await ctx
      .db('customer_merges')
      .where({ id: merge.id })
      .update({ snapshot: sealSnapshot(ctx, merge.id, forgotten) });
  }
}
