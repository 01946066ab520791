import { customerMerged } from '../../../events/customers.ts';
import { defineReaction } from '../../../kernel/events/define-event.ts';
import { moveConsents } from '../consents.ts';

export const onCustomerMerged = defineReaction({
  event: customerMerged,
  name: 'members.move-consents',
  run: (ctx, { lostId, keptId }) => moveConsents(ctx, lostId, keptId),
});
