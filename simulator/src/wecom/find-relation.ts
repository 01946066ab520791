import { Refusal } from '../http/endpoint.ts';
import type { Person, Relation, Staff } from '../world/person.ts';
import { isLive } from '../world/relations.ts';
import type { World } from '../world/world.ts';

export function findStaff(world: World, userid: string): Staff {
  const found = world.people.staff.get(userid);
  if (!found) throw new Refusal(60111, 'userid not found');
  return found;
}

export function findCustomer(world: World, externalUserid: string): Person {
  if (!externalUserid) throw new Refusal(41035, 'missing external userid');
  const person = world.people.byExternalUserid(externalUserid);
  if (!person) throw new Refusal(40096, 'invalid external userid');
  return person;
}

export function findRelation(world: World, userid: string, externalUserid: string): Relation {
  const staff = findStaff(world, userid);
  const relation = world.relations.get(staff.userid, findCustomer(world, externalUserid).id);
  if (!isLive(relation)) throw new Refusal(84061, 'not external contact');
  return relation;
}
