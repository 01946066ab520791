import { customerMerged, customerUnmerged } from '../../../events/customers.ts';
import { defineReaction } from '../../../kernel/events/define-event.ts';
import { evaluateMember } from '../commands/evaluate-member.ts';

/** One person now: growth and terms of both records count. Also ends what was computed for the lost one. */
export const onMerged = defineReaction({
  event: customerMerged,
  name: 'membership.evaluate-merged',
  run: async (ctx, { keptId, lostId }) => {
    await evaluateMember(ctx, lostId);
    await evaluateMember(ctx, keptId);
  },
});

/** Two persons again, each with their own. */
export const onUnmerged = defineReaction({
  event: customerUnmerged,
  name: 'membership.evaluate-unmerged',
  run: async (ctx, { keptId, restoredId }) => {
    await evaluateMember(ctx, keptId);
    await evaluateMember(ctx, restoredId);
  },
});
