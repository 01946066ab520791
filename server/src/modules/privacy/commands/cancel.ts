import type { Output } from '@lianke/shared/api';
import { writeAudit } from '../../../kernel/audit.ts';
import { callingMember } from '../../../kernel/calling-member.ts';
import type { Context } from '../../../kernel/context.ts';
import { AppError } from '../../../kernel/errors.ts';
import { inTransaction } from '../../../kernel/transaction.ts';
import { findMine } from '../queries/my-requests.ts';
import { requests, settledAt, toMemberRequest } from '../request-store.ts';

/** Takes a request back while nobody has acted on it. Throws privacy.request_not_found, privacy.request_settled. */
export async function cancelMyRequest(ctx: Context, input: { id: string }): Promise<Output<'member.privacy.cancel'>> {
  const actor = callingMember(ctx);
  return inTransaction(ctx, async (ctx) => {
    const row = await findMine(ctx, actor, input.id);
    const change = { status: 'cancelled' as const, ...settledAt(ctx.clock.now()) };
    if ((await requests(ctx).where({ id: row.id, status: 'open' }).update(change)) === 0) throw new AppError('privacy.request_settled');
    await writeAudit(ctx, 'privacy.cancelled', { kind: 'customer', id: row.customer_id }, { request: row.id, kind: row.kind });
    return toMemberRequest(ctx, { ...row, ...change }, new Map());
  });
}
