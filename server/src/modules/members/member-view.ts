import type { Output } from '@lianke/shared/api';
import type { Actor, Context } from '../../kernel/context.ts';
import { AppError } from '../../kernel/errors.ts';
import { getCustomer } from '../customers/index.ts';
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
    memberNo: row.memberNo,
    nickname: row.name,
    avatarUrl: row.avatarUrl?.startsWith('/') ? ctx.config.publicUrl + row.avatarUrl : row.avatarUrl,
    phoneMasked: row.phoneMasked,
    levelName: '普通会员',
    joinedAt: row.createdAt,
    followsOfficialAccount: row.reach.officialAccount,
    consents: await listConsents(ctx, row.id),
  };
}
