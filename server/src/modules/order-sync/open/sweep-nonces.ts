import { z } from 'zod';
import { defineJob } from '../../../kernel/jobs/define-job.ts';

/** Far longer than a timestamp is taken for fresh. */
const keptMs = 3_600_000;
const atOnce = 1_000;

/** Used nonces serve nothing once their timestamps are refused anyway. */
export const sweepNonces = defineJob({
  name: 'order-sync.sweep-nonces',
  lane: 'bulk',
  payload: z.object({}),
  async run({ db, clock }) {
    for (;;) {
      const old = await db('open_nonces')
        .where('at', '<', clock.now() - keptMs)
        .orderBy('at')
        .limit(atOnce)
        .select<{ key_id: string; nonce: string }[]>('key_id', 'nonce');
      for (const keyId of new Set(old.map((row) => row.key_id)))
        await db('open_nonces')
          .where({ key_id: keyId })
          .whereIn(
            'nonce',
            old.filter((row) => row.key_id === keyId).map((row) => row.nonce),
          )
          .delete();
      if (old.length < atOnce) return;
    }
  },
});
