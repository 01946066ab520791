import { z } from 'zod';
import type { WecomCall } from './call.ts';
import type { WecomDepartment, WecomDirectory, WecomMember } from './types.ts';

const text = z.string().optional();

/** Facts §5.6: apps made since 2022-06-20 are given little more than userid and name. */
const memberAnswer = z
  .object({
    userid: z.string().min(1),
    name: z.string().default(''),
    department: z.array(z.coerce.number()).default([]),
    position: text,
    avatar: text,
    mobile: text,
    status: z.coerce.number().optional(),
  })
  .transform((member): WecomMember => ({
    userid: member.userid,
    name: member.name || member.userid,
    departmentIds: member.department,
    ...(member.position && { position: member.position }),
    ...(member.avatar && { avatar: member.avatar }),
    ...(member.mobile && { mobile: member.mobile }),
    ...(member.status !== undefined && { status: member.status }),
  }));

const departmentsAnswer = z.object({
  department: z
    .array(
      z
        .object({
          id: z.coerce.number(),
          name: z.string().default(''),
          parentid: z.coerce.number().default(0),
          order: z.coerce.number().default(0),
        })
        .transform(({ id, name, parentid, order }): WecomDepartment => ({ id, name, parentId: parentid, order })),
    )
    .default([]),
});
const membersAnswer = z.object({ userlist: z.array(memberAnswer).default([]) });
const followersAnswer = z.object({ follow_user: z.array(z.string()).default([]) });

export async function member(asAgent: WecomCall, userid: string): Promise<WecomMember> {
  return asAgent({ method: 'GET', path: '/cgi-bin/user/get', query: { userid } }, memberAnswer);
}

/** A department lists only its direct members (facts §5.6), and one member may sit in several; being listed counts as sitting there. */
export async function directory(asAgent: WecomCall): Promise<WecomDirectory> {
  const { department: departments } = await asAgent({ method: 'GET', path: '/cgi-bin/department/list' }, departmentsAnswer);
  const found = new Map<string, WecomMember>();
  for (const { id } of departments) {
    const question = { method: 'GET', path: '/cgi-bin/user/simplelist', query: { department_id: id } } as const;
    for (const one of (await asAgent(question, membersAnswer)).userlist) {
      const known = found.get(one.userid)?.departmentIds ?? [];
      found.set(one.userid, { ...one, departmentIds: [...new Set([...known, ...one.departmentIds, id])] });
    }
  }
  return { departments, members: [...found.values()] };
}

/** Facts §3.1. */
export async function followUserids(asContact: WecomCall): Promise<string[]> {
  return (await asContact({ method: 'GET', path: '/cgi-bin/externalcontact/get_follow_user_list' }, followersAnswer)).follow_user;
}
