import type { Output } from '@lianke/shared/api';
import { writeAudit } from '../../../kernel/audit.ts';
import type { Context } from '../../../kernel/context.ts';
import { AppError } from '../../../kernel/errors.ts';
import { inTransaction } from '../../../kernel/transaction.ts';
import type { GrantRow } from '../tables.ts';
import { isOwn, toGrantView } from './grant-store.ts';

/** Stops after the chunk at hand; what was given stays given. Throws coupon.grant_not_found (also for another's), coupon.state_refused. */
export async function cancelGrant(ctx: Context, { id }: { id: string }): Promise<Output<'staff.coupon-grants.cancel'>> {
  const row = await inTransaction(ctx, async (ctx) => {
    const known = await ctx.db<GrantRow>('coupon_grants').where({ id }).first();
    if (!known || !isOwn(ctx, known)) throw new AppError('coupon.grant_not_found');
    const change = { status: 'cancelled' as const, target_sealed: null, finished_at: ctx.clock.now() };
    if ((await ctx.db('coupon_grants').where({ id, status: 'running' }).update(change)) !== 1) throw new AppError('coupon.state_refused');
    const row = (await ctx.db<GrantRow>('coupon_grants').where({ id }).first()) ?? known;
    await writeAudit(ctx, 'coupon_grants.cancelled', { kind: 'coupon_grant', id }, { done: String(row.done) });
    return row;
  });
  return { grant: await toGrantView(ctx, row) };
}
