import { growthChanged } from '../../../events/ledger.ts';
import { defineReaction } from '../../../kernel/events/define-event.ts';
import { evaluateMember } from '../commands/evaluate-member.ts';

export const onGrowthChanged = defineReaction({
  event: growthChanged,
  name: 'membership.evaluate',
  run: (ctx, { customerId }) => evaluateMember(ctx, customerId),
});
