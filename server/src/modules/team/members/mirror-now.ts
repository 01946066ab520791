import type { Context } from '../../../kernel/context.ts';
import { defer } from '../../../kernel/events/outbox.ts';
import { inTransaction } from '../../../kernel/transaction.ts';
import { writeAudit } from '../../../kernel/audit.ts';
import { mirrorStaff } from '../../identity/index.ts';

/** Has members and departments read from WeCom anew, in the background. */
export async function mirrorNow(ctx: Context): Promise<Record<string, never>> {
  await inTransaction(ctx, async (ctx) => {
    await writeAudit(ctx, 'staff.mirror_requested', { kind: 'team', id: '' });
    await defer(ctx, mirrorStaff, {});
  });
  return {};
}
