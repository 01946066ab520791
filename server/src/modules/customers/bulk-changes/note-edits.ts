import type { Context } from '../../../kernel/context.ts';
import { AppError } from '../../../kernel/errors.ts';
import { addTimelineEntries } from '../timeline.ts';

/** Members of staff only: a change goes on the record under somebody's name. */
export function staffOf(ctx: Context): { id: string; name: string } {
  if (ctx.actor.kind !== 'staff') throw new AppError('auth.required');
  return { id: ctx.actor.staffId, name: ctx.actor.name };
}

/** Says on each timeline that a field was edited. */
export async function noteEdits(ctx: Context, ids: readonly string[], field: string): Promise<void> {
  const at = ctx.clock.now();
  const staff = staffOf(ctx);
  await addTimelineEntries(
    ctx,
    ids.map((customerId) => ({ customerId, kind: 'customer.edited' as const, at, data: { fields: field }, staff })),
  );
}
