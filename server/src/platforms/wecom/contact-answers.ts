import { z } from 'zod';
import type { WecomContact, WecomFollowerTag, WecomRelation } from './types.ts';

const text = z.string().optional();
const number = z.coerce.number();

/** Facts §3.3 `external_contact`. unionid is absent in many lawful cases (§9.6). */
export const contactAnswer = z
  .object({
    external_userid: z.string().min(1),
    name: z.string().default(''),
    type: number.default(1),
    avatar: text,
    gender: number.default(0),
    unionid: text,
  })
  .transform((contact): WecomContact => ({
    externalUserid: contact.external_userid,
    name: contact.name,
    type: contact.type,
    gender: contact.gender,
    ...(contact.avatar && { avatar: contact.avatar }),
    ...(contact.unionid && { unionid: contact.unionid }),
  }));

const relationFields = {
  userid: z.string().min(1),
  remark: z.string().default(''),
  description: z.string().default(''),
  createtime: number.default(0),
  state: text,
  add_way: number.optional(),
  remark_mobiles: z.array(z.string()).nullish(),
};

function toRelation(answer: z.output<z.ZodObject<typeof relationFields>>): WecomRelation {
  return {
    userid: answer.userid,
    remark: answer.remark,
    description: answer.description,
    createtime: answer.createtime,
    remarkMobiles: (answer.remark_mobiles ?? []).filter((mobile) => mobile !== ''),
    ...(answer.state && { state: answer.state }),
    ...(answer.add_way !== undefined && { addWay: answer.add_way }),
  };
}

const tagAnswer = z
  .object({ tag_id: text, tag_name: z.string().default(''), group_name: z.string().default(''), type: number.default(1) })
  .transform((tag): WecomFollowerTag => ({
    ...(tag.tag_id && { id: tag.tag_id }),
    name: tag.tag_name,
    group: tag.group_name,
    type: tag.type,
  }));

/** `follow_user[]` of a single customer: tags with names. */
export const followerAnswer = z
  .object({ ...relationFields, tags: z.array(tagAnswer).nullish() })
  .transform((follower) => ({ ...toRelation(follower), tags: follower.tags ?? [] }));

/** `follow_info` of the batch call: the same, but tags are ids only (facts §3.4). */
export const followInfoAnswer = z
  .object({ ...relationFields, tag_id: z.array(z.string()).nullish() })
  .transform((follower) => ({ ...toRelation(follower), tagIds: follower.tag_id ?? [] }));
