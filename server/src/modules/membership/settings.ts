import { defaultLevelNames } from '@lianke/shared';
import type { Output } from '@lianke/shared/api';
import type { Context } from '../../kernel/context.ts';

export type Settings = Output<'staff.membership.settings'>;
export type Level = Settings['levels'][number];

const level = (nth: number, needsGrowth: number, pointsBps: number, discountBps: number, freeShipping: boolean): Level => ({
  level: nth,
  name: defaultLevelNames[nth] ?? '',
  needsGrowth,
  rights: { pointsBps, discountBps, freeShipping, birthdayCoupons: [], levelCoupons: [] },
});

/** Until the shop says otherwise: 98 折 from silver, 95 折 and free shipping from gold, 9 折 and double points in black. */
export const defaultSettings: Settings = {
  version: 0,
  levels: [
    level(0, 0, 10_000, 0, false),
    level(1, 1_000, 12_000, 200, false),
    level(2, 5_000, 15_000, 500, true),
    level(3, 20_000, 20_000, 1_000, true),
  ],
  windowDays: 365,
  pointsPerYuan: 1,
  pointsLifeDays: 365,
  fenPerHundredPoints: 100,
  remindDays: 15,
};

/** The rules in force. Every version ever saved stays, since `level_changes` name the one they followed. */
export async function getSettings(ctx: Pick<Context, 'db'>): Promise<Settings> {
  const row = await ctx
    .db('membership_settings')
    .orderBy('version', 'desc')
    .first<{ version: number; settings: string } | undefined>('version', 'settings');
  return row ? { ...(JSON.parse(row.settings) as Settings), version: row.version } : defaultSettings;
}
