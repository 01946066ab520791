import type { Knex } from 'knex';
import { z } from 'zod';
import { defineJob } from '../../../kernel/jobs/define-job.ts';

const batch = 500;
/** How long somebody who left can still read the receipt. */
const receiptMs = 30 * 86_400_000;

/** Copies past their seven days, locked records past what the law asks, and the last thread to a person who left a month ago. In small batches. */
export const purgeExpired = defineJob({
  name: 'privacy.purge-expired',
  lane: 'bulk',
  payload: z.object({}),
  async run({ db, clock }) {
    const now = clock.now();
    await inBatches(
      'request_id',
      () => db('privacy_copies').where('expires_at', '<=', now),
      (query) => query.delete(),
    );
    await inBatches(
      'id',
      () => db('locked_records').where('until', '<=', now),
      (query) => query.delete(),
    );
    await inBatches(
      'id',
      () =>
        db('privacy_requests')
          .where('openid_index', '>', '')
          .where('settled_at', '<=', now - receiptMs)
          .where({ kind: 'deletion', status: 'done' }),
      (query) => query.update({ openid_index: null, answer_sealed: null }),
    );
  },
});

async function inBatches(
  key: string,
  select: () => Knex.QueryBuilder,
  act: (query: Knex.QueryBuilder) => Knex.QueryBuilder,
): Promise<void> {
  for (;;) {
    const keys = await select().limit(batch).pluck<string[]>(key);
    if (keys.length > 0) await act(select().whereIn(key, keys));
    if (keys.length < batch) return;
  }
}
