import { formatChinaTime } from '@lianke/shared';
import type { Context } from '../../kernel/context.ts';
import { identitiesOf } from '../../kernel/privacy/privacy-part.ts';
import type { Holding, Person, PrivacyPart } from '../../kernel/privacy/privacy-part.ts';
import type { FollowerRow } from './tables.ts';

async function rowsOf(ctx: Context, person: Person): Promise<FollowerRow[]> {
  const rows: FollowerRow[] = [];
  for (const { appId, value } of identitiesOf(person, 'oa_openid'))
    rows.push(...(await ctx.db<FollowerRow>('oa_followers').where({ app_id: appId, openid: value })));
  return rows;
}

const follows: Holding = {
  what: '公众号关注记录',
  tables: ['oa_followers', 'follower_imports'],
  count: async (ctx, person) => (await rowsOf(ctx, person)).length,
  erase: async (ctx, person) => {
    for (const { appId, value } of identitiesOf(person, 'oa_openid')) {
      await ctx.db('oa_followers').where({ app_id: appId, openid: value }).delete();
      // An import remembers where it stopped by an openid; one that goes on then begins again, which changes nothing.
      await ctx.db('follower_imports').where({ app_id: appId, next_openid: value }).update({ next_openid: null });
    }
  },
};

/** Who follows the official account, and since when. */
export const followersPrivacyPart: PrivacyPart = {
  name: 'followers',
  holdings: [follows],
  exportFor: async (ctx, person) => {
    const rows = (await rowsOf(ctx, person)).map((row) => ({
      account: row.app_id,
      follows: row.subscribed === 1,
      followedAt: row.subscribed_at,
      unfollowedAt: row.unsubscribed_at,
      times: row.times_followed,
    }));
    const time = (at: number | null): string => (at ? formatChinaTime(at) : '—');
    return [
      {
        key: 'follows',
        title: '公众号关注',
        columns: ['公众号', '是否关注', '关注时间', '取消时间', '关注次数'],
        rows: rows.map((it) => [it.account, it.follows ? '是' : '否', time(it.followedAt), time(it.unfollowedAt), String(it.times)]),
        data: rows,
      },
    ];
  },
};
