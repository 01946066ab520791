import type { Call, Endpoint } from '../http/endpoint.ts';
import { Refusal } from '../http/endpoint.ts';
import type { Json } from '../http/fields.ts';
import { numberOf, textOf } from '../http/fields.ts';
import { stableId } from '../world/ids.ts';
import type { Staff } from '../world/person.ts';
import type { World } from '../world/world.ts';
import { findStaff } from './find-relation.ts';

const token = ['agent', 'contact'] as const;

/** As an app made after June 2022 sees it: no avatar, gender, mobile or mail. */
const details = (staff: Staff): Json => ({
  userid: staff.userid,
  name: staff.name,
  department: staff.departments,
  order: staff.departments.map(() => 0),
  position: staff.position,
  is_leader_in_dept: staff.departments.map((_, at) => (staff.leader && at === 0 ? 1 : 0)),
  direct_leader: [],
  main_department: staff.departments[0] ?? 1,
  telephone: '',
  alias: '',
  status: 1,
  extattr: { attrs: [] },
  external_position: '',
});

/** Only those who sit in this very department, not in those below it. */
function membersOf(world: World, query: Json): Staff[] {
  const id = numberOf(query, 'department_id') ?? 0;
  if (!world.departments.get(id)) throw new Refusal(60003, 'department not found');
  return [...world.people.staff.values()].filter((staff) => staff.departments.includes(id));
}

const get = ({ world, query }: Call): Json => details(findStaff(world, textOf(query, 'userid')));

const list = ({ world, query }: Call): Json => ({ userlist: membersOf(world, query).map(details) });

const simpleList = ({ world, query }: Call): Json => ({
  userlist: membersOf(world, query).map(({ userid, name, departments }) => ({
    userid,
    name,
    department: departments,
    open_userid: stableId('wo', 32, 'open', userid),
  })),
});

export const memberEndpoints: readonly Endpoint[] = [
  { method: 'GET', path: '/cgi-bin/user/get', token, run: get },
  { method: 'GET', path: '/cgi-bin/user/list', token, run: list },
  { method: 'GET', path: '/cgi-bin/user/simplelist', token, run: simpleList },
];
