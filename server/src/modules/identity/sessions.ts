import type { Output } from '@lianke/shared/api';
import { writeAudit } from '../../kernel/audit.ts';
import { callingStaff } from '../../kernel/calling-staff.ts';
import type { Context } from '../../kernel/context.ts';
import { endSession, endStaffSessions, listStaffSessions } from '../../kernel/http/sessions.ts';
import { inTransaction } from '../../kernel/transaction.ts';

/** Where the caller is signed in. */
export async function listSessions(ctx: Context): Promise<Output<'staff.session.list'>> {
  const { staffId, sessionId } = callingStaff(ctx);
  const rows = await listStaffSessions(ctx, staffId);
  return {
    sessions: rows.map((row) => ({
      id: row.id,
      device: row.device ?? '',
      startedAt: row.created_at,
      lastUsedAt: row.last_used_at ?? row.created_at,
      expiresAt: row.expires_at,
      current: row.id === sessionId,
    })),
  };
}

/** Signs the caller out elsewhere. A session of somebody else is none of theirs: nothing happens. */
export async function revokeSession(ctx: Context, which: { id: string } | { others: true }): Promise<Record<string, never>> {
  const { staffId, sessionId } = callingStaff(ctx);
  await inTransaction(ctx, async (ctx) => {
    const mine = (await listStaffSessions(ctx, staffId)).map((row) => row.id);
    if ('id' in which && !mine.includes(which.id)) return;
    if ('id' in which) await endSession(ctx, which.id);
    else await endStaffSessions(ctx, staffId, sessionId);
    await writeAudit(ctx, 'staff.session_revoked', { kind: 'staff', id: staffId }, { session: 'id' in which ? which.id : 'others' });
  });
  return {};
}
