import type { Call, Endpoint } from '../http/endpoint.ts';
import { Refusal } from '../http/endpoint.ts';
import type { Json } from '../http/fields.ts';
import { numberOf, textOf } from '../http/fields.ts';
import { stableId } from '../world/ids.ts';
import type { Staff } from '../world/person.ts';
import type { World } from '../world/world.ts';
import { findStaff } from './find-relation.ts';

const ROOT = 1;
const token = ['agent', 'contact'] as const;

/** As an app made after June 2022 sees it: no avatar, gender, mobile or mail. */
const details = (staff: Staff): Json => ({
  userid: staff.userid,
  name: staff.name,
  department: [ROOT],
  order: [0],
  position: staff.position,
  is_leader_in_dept: [staff.leader ? 1 : 0],
  direct_leader: [],
  main_department: ROOT,
  telephone: '',
  alias: '',
  status: 1,
  extattr: { attrs: [] },
  external_position: '',
});

function membersOf(world: World, query: Json): Staff[] {
  if (numberOf(query, 'department_id') !== ROOT) throw new Refusal(60003, 'department not found');
  return [...world.people.staff.values()];
}

const get = ({ world, query }: Call): Json => details(findStaff(world, textOf(query, 'userid')));

const list = ({ world, query }: Call): Json => ({ userlist: membersOf(world, query).map(details) });

const simpleList = ({ world, query }: Call): Json => ({
  userlist: membersOf(world, query).map(({ userid, name }) => ({
    userid,
    name,
    department: [ROOT],
    open_userid: stableId('wo', 32, 'open', userid),
  })),
});

function departmentIds({ query }: Call): Json {
  const id = numberOf(query, 'id');
  if (id !== undefined && id !== ROOT) throw new Refusal(60123, 'invalid party id');
  return { department_id: [{ id: ROOT, parentid: 0, order: 100_000_000 }] };
}

function departments({ query }: Call): Json {
  const id = numberOf(query, 'id');
  if (id !== undefined && id !== ROOT) throw new Refusal(60123, 'invalid party id');
  return { department: [{ id: ROOT, name: '连客体验店', name_en: '', parentid: 0, order: 100_000_000, department_leader: [] }] };
}

export const memberEndpoints: readonly Endpoint[] = [
  { method: 'GET', path: '/cgi-bin/user/get', token, run: get },
  { method: 'GET', path: '/cgi-bin/user/list', token, run: list },
  { method: 'GET', path: '/cgi-bin/user/simplelist', token, run: simpleList },
  { method: 'GET', path: '/cgi-bin/department/simplelist', token, run: departmentIds },
  { method: 'GET', path: '/cgi-bin/department/list', token, run: departments },
];
