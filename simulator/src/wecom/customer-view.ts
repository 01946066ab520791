import type { Json } from '../http/fields.ts';
import type { Person, Relation } from '../world/person.ts';
import type { World } from '../world/world.ts';

export const avatarUrl = (world: World, id: string): string => `${world.addresses.public}/avatars/${id}.svg`;

export const contactView = (world: World, person: Person): Json => ({
  external_userid: person.externalUserid,
  name: person.name,
  type: 1,
  avatar: avatarUrl(world, person.id),
  gender: person.gender,
  ...(world.mode.bound.wecom ? { unionid: person.unionid } : {}),
});

const common = (relation: Relation): Json => ({
  userid: relation.userid,
  remark: relation.remark,
  description: relation.description,
  createtime: Math.floor(relation.createdAt / 1000),
  remark_corp_name: relation.company,
  remark_mobiles: relation.mobiles,
  add_way: relation.addWay,
  oper_userid: relation.operUserid,
  ...(relation.state ? { state: relation.state } : {}),
});

/** externalcontact/get: tags with their names. */
export const followUserView = (world: World, relation: Relation): Json => ({
  ...common(relation),
  tags: relation.tagIds.flatMap((id) => {
    const found = world.corpTags.find(id);
    return found ? [{ group_name: found.group.name, tag_name: found.tag.name, tag_id: id, type: 1 }] : [];
  }),
});

/** batch/get_by_user: the same thing under another name, and tags as ids only. */
export const followInfoView = (relation: Relation): Json => ({ ...common(relation), tag_id: relation.tagIds });
