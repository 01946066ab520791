import type { Context } from '../../../kernel/context.ts';
import { AppError } from '../../../kernel/errors.ts';
import { afterCommit, inTransaction } from '../../../kernel/transaction.ts';
import { fieldAccess } from '../access/field-access.ts';
import { requireVisible } from '../access/row-access.ts';
import { toEntryView } from '../queries/list-timeline.ts';
import { resolveCustomerId } from '../store.ts';
import { addTimelineEntries } from '../timeline.ts';
import type { TimelineEntryView } from '../views.ts';

/** A member of staff writes on the timeline. Throws customer.not_found. */
export async function addNote(ctx: Context, input: { customerId: string; text: string }): Promise<TimelineEntryView> {
  const { actor } = ctx;
  if (actor.kind !== 'staff') throw new AppError('auth.required');
  (await fieldAccess(ctx)).require('timeline', 'read');
  return inTransaction(ctx, async (ctx) => {
    const customerId = await resolveCustomerId(ctx, input.customerId);
    if (!customerId) throw new AppError('customer.not_found');
    await requireVisible(ctx, customerId);
    const at = ctx.clock.now();
    const data = { text: input.text };
    const [id = ''] = await addTimelineEntries(ctx, [
      { customerId, kind: 'note', at, data, staff: { id: actor.staffId, name: actor.name } },
    ]);
    afterCommit(ctx, () => ctx.live.publish(customerId));
    return toEntryView(ctx, {
      id,
      customer_id: customerId,
      kind: 'note',
      at,
      data: JSON.stringify(data),
      staff_id: actor.staffId,
      staff_name: actor.name,
    });
  });
}

/** Takes back one's own note; anything else on the timeline stays for good. Throws note.not_found. */
export async function deleteNote(ctx: Context, input: { entryId: string }): Promise<Record<string, never>> {
  const { actor } = ctx;
  if (actor.kind !== 'staff') throw new AppError('auth.required');
  const mine = { id: input.entryId, kind: 'note', staff_id: actor.staffId };
  const row = await ctx.db('timeline_entries').where(mine).first<{ customer_id: string } | undefined>('customer_id');
  if (!row || (await ctx.db('timeline_entries').where(mine).delete()) === 0) throw new AppError('note.not_found');
  ctx.live.publish(row.customer_id);
  return {};
}
