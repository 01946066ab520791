import { z } from 'zod';
import { defineJob } from '../../../kernel/jobs/define-job.ts';
import { evaluateMember } from '../commands/evaluate-member.ts';
import { getSettings } from '../settings.ts';

const atOnce = 200;

/**
 * After a change of the rules: everybody who was last looked at under earlier ones, one transaction each. Killed and run again, it goes on with
 * the rest. Who never had growth or a term has no row, and the lowest level under any rules.
 */
export const evaluateAll = defineJob({
  name: 'membership.evaluate-all',
  lane: 'bulk',
  payload: z.object({}),
  run: async (ctx) => {
    for (;;) {
      const { version } = await getSettings(ctx);
      const ids = await ctx
        .db('member_levels')
        .where('settings_version', '<', version)
        .orderBy(['settings_version', 'customer_id'])
        .limit(atOnce)
        .pluck<string[]>('customer_id');
      for (const id of ids) await evaluateMember(ctx, id);
      if (ids.length < atOnce) return;
    }
  },
});
