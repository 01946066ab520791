import { formatChinaTime } from '@lianke/shared';
import type { LevelReason } from '@lianke/shared';
import { rowsAbout } from '../../kernel/privacy/privacy-part.ts';
import type { PrivacyPart } from '../../kernel/privacy/privacy-part.ts';
import { levelOf } from './rules/levels.ts';
import { getSettings } from './settings.ts';
import type { LevelChangeRow, PaidTermRow } from './tables.ts';

const reasonWords: Record<LevelReason, string> = {
  start: '默认等级',
  growth: '成长值达到',
  window: '统计期内的成长值减少',
  paid: '购买付费会员',
  paid_ended: '付费会员到期',
  settings: '等级规则调整',
  by_hand: '人工设定',
};

/** Which level, since when and why. Figures of the ledger have their own part. */
export const membershipPrivacyPart: PrivacyPart = {
  name: 'membership',
  holdings: [
    rowsAbout('会员等级', 'member_levels'),
    rowsAbout('等级变化记录', 'level_changes'),
    rowsAbout('付费会员期', 'paid_terms'),
    rowsAbout('生日问候记录', 'birthday_greetings'),
  ],
  exportFor: async (ctx, { customerIds }) => {
    const { levels } = await getSettings(ctx);
    const ids = [...customerIds];
    const changes: LevelChangeRow[] = await ctx.db<LevelChangeRow>('level_changes').whereIn('customer_id', ids).orderBy(['at', 'id']);
    const terms: PaidTermRow[] = await ctx.db<PaidTermRow>('paid_terms').whereIn('customer_id', ids).orderBy('starts_at');
    const name = (level: number): string => levelOf(levels, level).name;
    return [
      {
        key: 'levels',
        title: '会员等级变化',
        columns: ['时间', '从', '到', '原因'],
        rows: changes.map((it) => [formatChinaTime(it.at), name(it.from_level), name(it.to_level), reasonWords[it.reason]]),
        data: changes.map(({ at, from_level, to_level, reason, growth }) => ({ at, from: from_level, to: to_level, reason, growth })),
      },
      {
        key: 'paid_terms',
        title: '付费会员期',
        columns: ['等级', '开始', '结束'],
        rows: terms.map((it) => [name(it.level), formatChinaTime(it.starts_at), formatChinaTime(it.until)]),
        data: terms.map(({ level, starts_at, until }) => ({ level, startsAt: starts_at, until })),
      },
    ];
  },
};
