import type { Knex } from 'knex';
import { encodeTime } from 'ulid';
import { z } from 'zod';
import { defineJob } from './define-job.ts';

const day = 86_400_000;
const batch = 1_000;

/** Forgets what has served its purpose: handled callbacks (they hold personal data), ended sessions, old news of rights, answered idempotency keys. In small batches. */
export const purgeOldRows = defineJob({
  name: 'kernel.purge-old-rows',
  lane: 'bulk',
  payload: z.object({}),
  async run({ db, clock }) {
    const now = clock.now();
    // Ids begin with their time, so the primary key finds old callbacks without looking at the others.
    const steps: [key: string, isOld: () => Knex.QueryBuilder][] = [
      [
        'id',
        () =>
          db('inbox')
            .where('id', '<', `inb_${encodeTime(now - 30 * day)}`)
            .whereIn('status', ['done', 'failed']),
      ],
      ['id', () => db('sessions').where('expires_at', '<', now)],
      ['id', () => db('rights_news').where('at', '<', now - 3_600_000)],
      ['idem_key', () => db('idempotency_keys').where('expires_at', '<', now)],
    ];
    for (const [key, isOld] of steps) {
      for (;;) {
        const keys = await isOld().limit(batch).pluck<string[]>(key);
        if (keys.length === 0) break;
        await isOld().whereIn(key, keys).delete();
        if (keys.length < batch) break;
      }
    }
  },
});
