import type { RoleKey } from '@lianke/shared';
import type { Context, Deps, StaffActor } from '../src/kernel/context.ts';
import { createContext } from '../src/kernel/context.ts';
import { findStaffActor } from '../src/kernel/http/actors.ts';

type World = { deps: Deps };

/** An empty shop again: cheaper than a database for every test. */
export async function emptyTables({ deps }: World, ...tables: string[]): Promise<void> {
  for (const table of tables) await deps.db(table).delete();
}

/** Somebody who works here. */
export async function addStaff(
  { deps }: World,
  userid: string,
  role: RoleKey = 'sales',
  departmentIds: readonly number[] = [],
): Promise<string> {
  const id = deps.ids.next('staff');
  await deps.db('staff').insert({ id, userid, name: userid, role, active: 1, created_at: deps.clock.now() });
  for (const department_id of departmentIds) await deps.db('staff_departments').insert({ staff_id: id, department_id });
  deps.live.publish('staff-names');
  return id;
}

/** A call of this member of staff, with today's rights. */
export async function actingAs({ deps }: World, staffId: string): Promise<Context & { actor: StaffActor }> {
  const actor = await findStaffActor(deps, staffId);
  if (!actor) throw new Error(`${staffId} does not work here`);
  return { ...createContext(deps, actor, 'req_test'), actor };
}

/** A customer owned by somebody ('' = nobody), as small as can be. */
export async function addCustomer({ deps }: World, ownerId = ''): Promise<string> {
  const id = deps.ids.next('customer');
  const now = deps.clock.now();
  await deps.db('customers').insert({
    id,
    member_no: `8${deps.ids.digits(11)}`,
    name: '',
    name_rank: 0,
    owner_id: ownerId,
    channel_kind: 'unknown',
    reach_oa: 0,
    reach_mini: 0,
    reach_wecom: 0,
    created_at: now,
    last_seen_at: now,
  });
  if (ownerId) await deps.db('customer_staff').insert({ staff_id: ownerId, customer_id: id, kind: 'owner', since: now });
  return id;
}
