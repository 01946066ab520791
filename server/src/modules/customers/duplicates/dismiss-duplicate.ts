import { writeAudit } from '../../../kernel/audit.ts';
import type { Context } from '../../../kernel/context.ts';
import { AppError } from '../../../kernel/errors.ts';
import { inTransaction } from '../../../kernel/transaction.ts';
import { visibleAmong } from '../access/row-access.ts';
import { resolveCustomerId } from '../store.ts';
import { takeCandidate } from './candidates.ts';

/** They are two persons: nobody is asked again. Throws duplicate.not_found, also for a pair the caller may not see. */
export async function dismissDuplicate(ctx: Context, input: { id: string }): Promise<Record<string, never>> {
  return inTransaction(ctx, async (ctx) => {
    const row = await takeCandidate(ctx, input.id, 'dismissed');
    const sides = await Promise.all([row.left_id, row.right_id].map(async (id) => (await resolveCustomerId(ctx, id)) ?? id));
    const visible = await visibleAmong(ctx, sides);
    if (!sides.every((id) => visible.has(id))) throw new AppError('duplicate.not_found');
    await writeAudit(ctx, 'duplicate.dismissed', { kind: 'duplicate', id: row.id }, { left: row.left_id, right: row.right_id });
    return {};
  });
}
