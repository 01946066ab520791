import { callingStaff } from '../../kernel/calling-staff.ts';
import type { Handlers } from '../../kernel/http/serve.ts';
import { endSession } from '../../kernel/http/sessions.ts';
import { getShopSettings } from '../settings/index.ts';
import { listSessions, revokeSession } from './sessions.ts';
import { listStaff } from './staff.ts';

export const identityRoutes: Handlers<`staff.session.${'get' | 'list' | 'revoke' | 'end'}` | 'staff.directory.list'> = {
  'staff.session.get': async (ctx) => {
    const actor = callingStaff(ctx);
    const me = (await listStaff(ctx)).find((staff) => staff.id === actor.staffId);
    return {
      staff: { id: actor.staffId, userid: actor.userid, name: actor.name, avatarUrl: me?.avatarUrl ?? null, role: actor.role },
      shopName: (await getShopSettings(ctx)).shopName,
      permissions: [...actor.permissions],
      rows: actor.rows,
      fields: { ...actor.fields },
      accessUntil: actor.accessUntil,
    };
  },
  'staff.session.list': listSessions,
  'staff.session.revoke': revokeSession,
  'staff.session.end': async (ctx) => {
    await endSession(ctx, callingStaff(ctx).sessionId);
    return {};
  },
  'staff.directory.list': async (ctx) => ({
    staff: (await listStaff(ctx)).map(({ id, userid, name, avatarUrl }) => ({ id, userid, name, avatarUrl })),
  }),
};
