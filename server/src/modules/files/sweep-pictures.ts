import type { Knex } from 'knex';
import { z } from 'zod';
import { defineJob } from '../../kernel/jobs/define-job.ts';

const keptMs = 86_400_000;
const atOnce = 100;

/** Removes pictures that were sent and never attached to anything for a day. One that is being attached just now is seen by the condition. */
export const sweepPictures = defineJob({
  name: 'files.sweep-pictures',
  lane: 'bulk',
  payload: z.object({}),
  async run({ db, clock }) {
    const unused = (): Knex.QueryBuilder =>
      db('files')
        .whereNotNull('owner_kind')
        .whereNull('used_at')
        .where('created_at', '<', clock.now() - keptMs);
    for (;;) {
      const ids = await unused().limit(atOnce).pluck<string[]>('id');
      if (ids.length > 0) await unused().whereIn('id', ids).delete();
      if (ids.length < atOnce) return;
    }
  },
});
