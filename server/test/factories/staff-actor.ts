import { defaultRoles } from '@lianke/shared';
import type { FieldRight, RoleKey, RowScope } from '@lianke/shared';
import type { StaffActor } from '../../src/kernel/context.ts';

/** A signed-in member of staff with a role's default rights, changed where a test needs it. */
export function makeStaffActor(
  role: RoleKey,
  change: {
    staffId?: string;
    name?: string;
    rows?: RowScope;
    seesStaff?: readonly string[] | null;
    fields?: Record<string, FieldRight>;
  } = {},
): StaffActor {
  const rights = defaultRoles[role];
  const staffId = change.staffId ?? `stf_${role}`;
  const rows = change.rows ?? rights.rows;
  return {
    kind: 'staff',
    staffId,
    userid: staffId.toLowerCase(),
    name: change.name ?? role,
    role,
    permissions: rights.permissions,
    rows,
    seesStaff: change.seesStaff !== undefined ? change.seesStaff : rows === 'all' ? null : [staffId],
    fields: { ...rights.fields, ...change.fields },
    sessionId: 'ses_test',
    accessUntil: Number.MAX_SAFE_INTEGER,
  };
}
