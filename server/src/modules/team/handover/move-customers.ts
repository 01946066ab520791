import { z } from 'zod';
import { writeAudit } from '../../../kernel/audit.ts';
import type { Context } from '../../../kernel/context.ts';
import { defer } from '../../../kernel/events/outbox.ts';
import { defineJob } from '../../../kernel/jobs/define-job.ts';
import { inTransaction } from '../../../kernel/transaction.ts';
import { moveOwned } from '../../customers/index.ts';
import type { OwnedMove } from '../../customers/index.ts';
import { getTeamMember } from '../../identity/index.ts';
import { askWecom } from './ask-wecom.ts';
import { findHandover } from './store.ts';
import type { HandoverRow } from './store.ts';

/** Customers per transaction. */
const chunk = 500;

/**
 * Moves the customers of a handover to their new owner. Each chunk and its count commit together, and what has moved is no longer found:
 * killed at any point, the next run goes on where this one was.
 */
export const moveCustomers = defineJob({
  name: 'team.move-customers',
  lane: 'bulk',
  payload: z.object({ handoverId: z.string() }),
  async run(ctx, { handoverId }) {
    while (await moveSome(ctx, handoverId));
  },
});

/** One chunk; false when there is nothing more to do. */
export const moveSome = (ctx: Context, handoverId: string, limit = chunk): Promise<boolean> =>
  inTransaction(ctx, async (ctx) => {
    const handover = await findHandover(ctx, handoverId);
    if (handover?.status !== 'running') return false;
    const [from, to] = [await getTeamMember(ctx, handover.from_staff_id), await getTeamMember(ctx, handover.to_staff_id)];
    if (!to.active) return close(ctx, handover, 'failed');
    const move: OwnedMove = { from, to, by: { id: handover.by_staff_id, name: handover.by_name } };
    const { moved, more } = await moveOwned(ctx, move, limit);
    if (!more) return close(ctx, handover, 'done');
    await ctx.db('handovers').where({ id: handoverId }).increment('moved', moved);
    return true;
  });

async function close(ctx: Context, handover: HandoverRow, status: 'done' | 'failed'): Promise<false> {
  const closed = await ctx
    .db('handovers')
    .where({ id: handover.id, status: 'running' })
    .update({ status, finished_at: ctx.clock.now(), total: handover.moved });
  if (closed === 0) return false;
  const detail = { handover: handover.id, to: handover.to_staff_id, moved: String(handover.moved), by: handover.by_staff_id };
  await writeAudit(
    ctx,
    status === 'done' ? 'staff.handed_over' : 'staff.handover_failed',
    { kind: 'staff', id: handover.from_staff_id },
    detail,
  );
  if (status === 'done') await defer(ctx, askWecom, { handoverId: handover.id });
  return false;
}
