import type { RoleKey } from '@lianke/shared';
import { deviceCookie, startStaffSession, staffCookie } from '../../src/kernel/http/sessions.ts';
import type { TestShop } from '../test-shop.ts';

export interface TestStaff {
  staffId: string;
  /** Headers of a signed-in browser. */
  headers: Record<string, string>;
}

/** A new member of staff in a role (and departments), signed in on a device of their own. */
export async function createStaff(shop: Pick<TestShop, 'ctx'>, role: RoleKey, departments: readonly number[] = []): Promise<TestStaff> {
  const ctx = shop.ctx();
  const staffId = ctx.ids.next('staff');
  await ctx.db('staff').insert({
    id: staffId,
    userid: staffId.toLowerCase(),
    name: `${role} ${staffId.slice(-4)}`,
    role,
    active: 1,
    created_at: ctx.clock.now(),
  });
  for (const department_id of departments) await ctx.db('staff_departments').insert({ staff_id: staffId, department_id });
  const { access, device } = await startStaffSession(ctx, { staffId, deviceName: 'test' });
  return { staffId, headers: { cookie: `${staffCookie}=${access}; ${deviceCookie}=${device}`, 'x-lianke-client': 'test' } };
}
