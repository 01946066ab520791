import type { Input, Output } from '@lianke/shared/api';
import { writeAudit } from '../../../kernel/audit.ts';
import { callingStaff } from '../../../kernel/calling-staff.ts';
import type { Context } from '../../../kernel/context.ts';
import { AppError } from '../../../kernel/errors.ts';
import { defer } from '../../../kernel/events/outbox.ts';
import { inTransaction } from '../../../kernel/transaction.ts';
import { saveLevelNames } from '../../customers/index.ts';
import { evaluateAll } from '../jobs/evaluate-all.ts';
import { levelsAreSound } from '../rules/levels.ts';
import { getSettings } from '../settings.ts';
import type { Settings } from '../settings.ts';

/** A new version of the rules; every member is looked at anew in the background. Throws membership.levels_invalid, membership.changed_meanwhile. */
export async function saveSettings(
  ctx: Context,
  input: Input<'staff.membership.save-settings'>,
): Promise<Output<'staff.membership.save-settings'>> {
  if (!levelsAreSound(input.levels)) throw new AppError('membership.levels_invalid');
  const { staffId } = callingStaff(ctx);
  return inTransaction(ctx, async (ctx) => {
    const before = await getSettings(ctx);
    if (before.version !== input.version) throw new AppError('membership.changed_meanwhile');
    const version = before.version + 1;
    const settings: Settings = { ...input, version };
    try {
      await ctx.db('membership_settings').insert({
        version,
        settings: JSON.stringify(settings),
        saved_by: staffId,
        saved_at: ctx.clock.now(),
      });
    } catch (error) {
      if (ctx.dialect.isUniqueViolation(error)) throw new AppError('membership.changed_meanwhile');
      throw error;
    }
    await saveLevelNames(ctx, settings.levels);
    await writeAudit(ctx, 'membership.settings_saved', { kind: 'membership', id: String(version) }, {}, changesOf(before, settings));
    await defer(ctx, evaluateAll, {});
    return { version };
  });
}

const changesOf = (before: Settings, after: Settings): { field: string; before: string; after: string }[] =>
  (Object.keys(after) as (keyof Settings)[])
    .filter((field) => field !== 'version' && JSON.stringify(before[field]) !== JSON.stringify(after[field]))
    .map((field) => ({ field, before: textOf(before[field]), after: textOf(after[field]) }));

const textOf = (value: Settings[keyof Settings]): string =>
  Array.isArray(value)
    ? value.map((it) => `${it.level} ${it.name} ${it.needsGrowth} ${JSON.stringify(it.rights)}`).join('; ')
    : String(value);
