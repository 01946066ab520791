import { z } from 'zod';
import { defineJob } from '../../../kernel/jobs/define-job.ts';
import { evaluateMember } from '../commands/evaluate-member.ts';

const atOnce = 200;

/** Members whose level time alone may have changed since: growth left the window, a paid term began or ended. Resumable: who was looked at is not due. */
export const reviewDue = defineJob({
  name: 'membership.review-due',
  lane: 'bulk',
  payload: z.object({}),
  run: async (ctx) => {
    for (;;) {
      const ids = await ctx
        .db('member_levels')
        .where('review_at', '<=', ctx.clock.now())
        .orderBy(['review_at', 'customer_id'])
        .limit(atOnce)
        .pluck<string[]>('customer_id');
      for (const id of ids) await evaluateMember(ctx, id);
      if (ids.length < atOnce) return;
    }
  },
});
