import { writeAudit } from '../../../kernel/audit.ts';
import type { Context } from '../../../kernel/context.ts';
import { endStaffSessions } from '../../../kernel/http/sessions.ts';
import { inTransaction } from '../../../kernel/transaction.ts';
import { getTeamMember } from '../../identity/index.ts';

/** Ends every session of somebody, on every device. Throws staff.not_found. */
export async function signOutMember(ctx: Context, { staffId }: { staffId: string }): Promise<Record<string, never>> {
  await inTransaction(ctx, async (ctx) => {
    await getTeamMember(ctx, staffId);
    await endStaffSessions(ctx, staffId);
    await writeAudit(ctx, 'staff.signed_out', { kind: 'staff', id: staffId });
  });
  return {};
}
