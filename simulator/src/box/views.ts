import type { Person, PersonView, Staff } from '../world/person.ts';
import type { World } from '../world/world.ts';
import { avatarUrl } from '../wecom/customer-view.ts';

export const personView = (world: World, person: Person): PersonView => ({
  id: person.id,
  name: person.name,
  gender: person.gender,
  avatarUrl: avatarUrl(world, person.id),
  phone: person.phone,
  unionid: person.unionid,
  oaOpenid: person.oaOpenid,
  miniOpenid: person.miniOpenid,
  externalUserid: person.externalUserid,
  follows: person.follows,
  addedStaff: world.relations.ofPerson(person.id).map(({ userid, status }) => ({ userid, status })),
});

export const staffView = (world: World, staff: Staff) => ({
  userid: staff.userid,
  name: staff.name,
  position: staff.position,
  departments: staff.departments,
  avatarUrl: avatarUrl(world, staff.userid),
});
