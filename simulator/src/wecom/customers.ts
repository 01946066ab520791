import type { Call, Endpoint } from '../http/endpoint.ts';
import { Refusal } from '../http/endpoint.ts';
import type { Json } from '../http/fields.ts';
import { numberOf, optionalTextOf, textOf, textsOf } from '../http/fields.ts';
import type { Relation } from '../world/person.ts';
import { isLive } from '../world/relations.ts';
import type { World } from '../world/world.ts';
import { contactView, followInfoView, followUserView } from './customer-view.ts';
import { findCustomer, findRelation, findStaff } from './find-relation.ts';
import { pageOf } from './paging.ts';

const customerOf = (world: World, relation: Relation) => world.people.byId(relation.personId);

const followers = ({ world }: Call): Json => ({ follow_user: [...world.people.staff.keys()] });

function list({ world, query }: Call): Json {
  const staff = findStaff(world, textOf(query, 'userid'));
  const ids = world.relations
    .ofStaff(staff.userid)
    .filter(isLive)
    .flatMap((relation) => customerOf(world, relation)?.externalUserid ?? []);
  // A member without customers is told so by an error, not by an empty list.
  if (ids.length === 0) throw new Refusal(84061, 'not external contact');
  return { external_userid: ids };
}

function get({ world, query }: Call): Json {
  const person = findCustomer(world, textOf(query, 'external_userid'));
  const relations = world.relations.ofPerson(person.id).filter((one) => isLive(one) && world.people.staff.has(one.userid));
  if (relations.length === 0) throw new Refusal(84061, 'not external contact');
  return {
    external_contact: contactView(world, person),
    follow_user: relations.map((relation) => followUserView(world, relation)),
    next_cursor: '',
  };
}

function batch({ world, body }: Call): Json {
  const userids = textsOf(body, 'userid_list');
  if (userids.length === 0) throw new Refusal(40063, 'userid_list is empty');
  if (userids.length > 100) throw new Refusal(40032, 'invalid userid list size');
  const relations = userids.flatMap((userid) => world.relations.ofStaff(findStaff(world, userid).userid).filter(isLive));
  const page = pageOf(relations, textOf(body, 'cursor'), numberOf(body, 'limit'), 50, 100);
  return {
    external_contact_list: page.rows.flatMap((relation) => {
      const person = customerOf(world, relation);
      return person ? [{ external_contact: contactView(world, person), follow_info: followInfoView(relation) }] : [];
    }),
    next_cursor: page.next_cursor,
  };
}

function remark({ world, body }: Call): Json {
  const relation = findRelation(world, textOf(body, 'userid'), textOf(body, 'external_userid'));
  const parts = ['remark', 'description', 'remark_company', 'remark_mobiles', 'remark_pic_mediaid'];
  if (!parts.some((part) => body[part] !== undefined)) throw new Refusal(40063, 'nothing to change');
  const tooLong = (part: string, most: number) => [...textOf(body, part)].length > most;
  if (tooLong('remark', 20) || tooLong('description', 150) || tooLong('remark_company', 20)) throw new Refusal(40058, 'field too long');
  relation.remark = optionalTextOf(body, 'remark') ?? relation.remark;
  relation.description = optionalTextOf(body, 'description') ?? relation.description;
  relation.company = optionalTextOf(body, 'remark_company') ?? relation.company;
  if (Array.isArray(body['remark_mobiles'])) relation.mobiles = textsOf(body, 'remark_mobiles').filter((mobile) => mobile !== '');
  return {};
}

export const customerEndpoints: readonly Endpoint[] = [
  { method: 'GET', path: '/cgi-bin/externalcontact/get_follow_user_list', token: ['agent', 'contact'], run: followers },
  { method: 'GET', path: '/cgi-bin/externalcontact/list', token: ['agent', 'contact'], run: list },
  { method: 'GET', path: '/cgi-bin/externalcontact/get', token: ['agent', 'contact'], run: get },
  { method: 'POST', path: '/cgi-bin/externalcontact/batch/get_by_user', token: ['agent', 'contact'], run: batch },
  { method: 'POST', path: '/cgi-bin/externalcontact/remark', token: ['agent', 'contact'], run: remark },
];
