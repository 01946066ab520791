import type { Person, Staff } from '../world/person.ts';
import type { Platform } from '../world/platform.ts';
import { toPlatform } from '../world/platform.ts';
import type { World } from '../world/world.ts';
import { BoxError } from './refuse.ts';

export function personById(world: World, id: string): Person {
  const person = world.people.byId(id);
  if (!person) throw new BoxError(404, 'no_person', `没有这个人：${id}`);
  return person;
}

export function staffById(world: World, userid: string): Staff {
  const staff = world.people.staff.get(userid);
  if (!staff) throw new BoxError(404, 'no_staff', `没有这位员工：${userid}`);
  return staff;
}

export function platformNamed(name: string): Platform {
  const platform = toPlatform(name);
  if (!platform) throw new BoxError(400, 'bad_platform', `没有这个平台：${name}`);
  return platform;
}
