import { defaultLevelNames } from '@lianke/shared';
import type { Output } from '@lianke/shared/api';
import type { Actor, Context } from '../../kernel/context.ts';
import { AppError } from '../../kernel/errors.ts';
import { getCustomer, shownName } from '../customers/index.ts';
import { listConsents } from './consents.ts';

export type MemberView = Output<'member.profile.get'>;

export type MemberActor = Extract<Actor, { kind: 'member' }>;

/** The customer who is calling; a call can only ever reach its own record. */
export function callingMember(ctx: Context): MemberActor {
  if (ctx.actor.kind !== 'member') throw new AppError('auth.required');
  return ctx.actor;
}

export async function getMemberView(ctx: Context, customerId: string): Promise<MemberView> {
  const { row } = await getCustomer(ctx, customerId);
  return {
    customerId: row.id,
    memberNo: row.member_no,
    nickname: shownName(row),
    avatarUrl: row.avatar_url?.startsWith('/') ? ctx.config.publicUrl + row.avatar_url : row.avatar_url,
    phoneMasked: row.phone_masked,
    levelName: defaultLevelNames[row.level] ?? defaultLevelNames[0],
    joinedAt: row.created_at,
    followsOfficialAccount: row.reach_oa === 1,
    consents: await listConsents(ctx, row.id),
  };
}
