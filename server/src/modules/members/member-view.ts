import type { Output } from '@lianke/shared/api';
import type { Context } from '../../kernel/context.ts';
import { findLevelNames, getCustomer, levelName, shownName } from '../customers/index.ts';
import { consentsInForce } from '../privacy/index.ts';

export type MemberView = Output<'member.profile.get'>;

export async function getMemberView(ctx: Context, customerId: string): Promise<MemberView> {
  const { row } = await getCustomer(ctx, customerId);
  return {
    customerId: row.id,
    memberNo: row.member_no,
    nickname: shownName(row),
    avatarUrl: row.avatar_url?.startsWith('/') ? ctx.config.publicUrl + row.avatar_url : row.avatar_url,
    phoneMasked: row.phone_masked,
    levelName: levelName(await findLevelNames(ctx), row.level),
    joinedAt: row.created_at,
    followsOfficialAccount: row.reach_oa === 1,
    consents: await consentsInForce(ctx, row.id),
  };
}
