import type { RoleKey } from '@lianke/shared';
import type { Output } from '@lianke/shared/api';
import { callingStaff } from '../../../kernel/calling-staff.ts';
import type { Context } from '../../../kernel/context.ts';
import { AppError } from '../../../kernel/errors.ts';
import { inTransaction } from '../../../kernel/transaction.ts';
import { changeRole, getTeamMember, isNamedAdmin } from '../../identity/index.ts';
import { viewMember } from './list-team.ts';

/**
 * Gives somebody another role, from their next click on. Who may manage the team without being an administrator can neither make one nor unmake one.
 * Throws staff.not_found, staff.role_by_config, staff.last_admin, auth.forbidden.
 */
export async function setRole(ctx: Context, { staffId, role }: { staffId: string; role: RoleKey }): Promise<Output<'staff.team.set-role'>> {
  await inTransaction(ctx, async (ctx) => {
    const member = await getTeamMember(ctx, staffId);
    if (role !== 'admin' && isNamedAdmin(ctx, member.userid)) throw new AppError('staff.role_by_config');
    if ((role === 'admin' || member.role === 'admin') && callingStaff(ctx).role !== 'admin') throw new AppError('auth.forbidden');
    await changeRole(ctx, staffId, role);
  });
  return viewMember(ctx, await getTeamMember(ctx, staffId));
}
