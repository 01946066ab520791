import { writeAudit } from '../../../kernel/audit.ts';
import { callingStaff } from '../../../kernel/calling-staff.ts';
import type { Context } from '../../../kernel/context.ts';
import { AppError } from '../../../kernel/errors.ts';
import { defer } from '../../../kernel/events/outbox.ts';
import { inTransaction } from '../../../kernel/transaction.ts';
import { countOwned } from '../../customers/index.ts';
import { getTeamMember } from '../../identity/index.ts';
import { moveCustomers } from './move-customers.ts';
import { toViews } from './store.ts';
import type { HandoverRow, HandoverView } from './store.ts';

/** More than anybody scrolls through. */
const mostListed = 50;

/**
 * Gives everything of one member of staff to another: ownership here, in the background, then the contacts in WeCom. The same order while it is
 * under way answers the one that runs. Throws staff.not_found, staff.handover_same, staff.inactive.
 */
export async function handOver(ctx: Context, input: { fromStaffId: string; toStaffId: string; reason: string }): Promise<HandoverView> {
  if (input.fromStaffId === input.toStaffId) throw new AppError('staff.handover_same');
  const actor = callingStaff(ctx);
  const row = await inTransaction(ctx, async (ctx) => {
    const from = await getTeamMember(ctx, input.fromStaffId);
    const to = await getTeamMember(ctx, input.toStaffId);
    if (!to.active) throw new AppError('staff.inactive');
    const pair = { from_staff_id: from.id, to_staff_id: to.id };
    const running = await ctx
      .db<HandoverRow>('handovers')
      .where({ ...pair, status: 'running' })
      .first();
    if (running) return running;
    const row: HandoverRow = {
      id: ctx.ids.next('handover'),
      ...pair,
      by_staff_id: actor.staffId,
      by_name: actor.name,
      reason: input.reason,
      status: 'running',
      moved: 0,
      total: await countOwned(ctx, from.id),
      gathered_to: '',
      from_had_left: from.active ? 0 : 1,
      created_at: ctx.clock.now(),
      finished_at: null,
    };
    await ctx.db('handovers').insert(row);
    const detail = { handover: row.id, to: to.id, toName: to.name, customers: String(row.total), reason: input.reason };
    await writeAudit(ctx, 'staff.handover_started', { kind: 'staff', id: from.id }, detail);
    await defer(ctx, moveCustomers, { handoverId: row.id });
    return row;
  });
  const [view] = await toViews(ctx, [row]);
  return view as HandoverView;
}

/** Newest first. */
export async function listHandovers(ctx: Context): Promise<{ handovers: HandoverView[] }> {
  const rows: HandoverRow[] = await ctx
    .db<HandoverRow>('handovers')
    .orderBy([
      { column: 'created_at', order: 'desc' },
      { column: 'id', order: 'desc' },
    ])
    .limit(mostListed);
  return { handovers: await toViews(ctx, rows) };
}
