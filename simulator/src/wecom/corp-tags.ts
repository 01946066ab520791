import type { Call, Endpoint } from '../http/endpoint.ts';
import { Refusal } from '../http/endpoint.ts';
import type { Json } from '../http/fields.ts';
import { textOf, textsOf } from '../http/fields.ts';
import { findRelation } from './find-relation.ts';

function list({ world, body }: Call): Json {
  const groupIds = textsOf(body, 'group_id');
  const tagIds = groupIds.length > 0 ? [] : textsOf(body, 'tag_id');
  const groups = world.corpTags.groups
    .filter((group) => groupIds.length === 0 || groupIds.includes(group.id))
    .map((group) => ({ ...group, tags: group.tags.filter((tag) => tagIds.length === 0 || tagIds.includes(tag.id)) }))
    .filter((group) => group.tags.length > 0);
  return {
    tag_group: groups.map((group) => ({
      group_id: group.id,
      group_name: group.name,
      create_time: group.createTime,
      order: group.order,
      tag: group.tags.map((tag) => ({ id: tag.id, name: tag.name, create_time: group.createTime, order: tag.order })),
    })),
  };
}

function mark({ world, body }: Call): Json {
  const add = textsOf(body, 'add_tag');
  const remove = textsOf(body, 'remove_tag');
  if (add.length === 0 && remove.length === 0) throw new Refusal(40063, 'add_tag and remove_tag are both empty');
  const relation = findRelation(world, textOf(body, 'userid'), textOf(body, 'external_userid'));
  if ([...add, ...remove].some((id) => world.corpTags.find(id) === undefined)) throw new Refusal(40068, 'invalid tagid');
  const kept = relation.tagIds.filter((id) => !remove.includes(id));
  relation.tagIds = [...new Set([...kept, ...add])];
  return {};
}

export const corpTagEndpoints: readonly Endpoint[] = [
  { method: 'POST', path: '/cgi-bin/externalcontact/get_corp_tag_list', token: ['agent', 'contact'], run: list },
  { method: 'POST', path: '/cgi-bin/externalcontact/mark_tag', token: ['agent', 'contact'], run: mark },
];
