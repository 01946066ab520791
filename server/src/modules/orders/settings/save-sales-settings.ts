import type { Input, Output } from '@lianke/shared/api';
import { writeAudit } from '../../../kernel/audit.ts';
import { callingStaff } from '../../../kernel/calling-staff.ts';
import type { Context } from '../../../kernel/context.ts';
import { AppError } from '../../../kernel/errors.ts';
import { inTransaction } from '../../../kernel/transaction.ts';
import { getSalesSettings } from './sales-settings.ts';
import type { SalesSettings } from './sales-settings.ts';

/** A new version, made from the one that was read. Offers keep their ids. Throws order.settings_changed. */
export async function saveSalesSettings(
  ctx: Context,
  input: Input<'staff.sales.save-settings'>,
): Promise<Output<'staff.sales.save-settings'>> {
  const { staffId } = callingStaff(ctx);
  try {
    return await inTransaction(ctx, async (ctx) => {
      const before = await getSalesSettings(ctx);
      if (before.version !== input.version) throw new AppError('order.settings_changed');
      const settings = withIds(ctx, input.settings, before.settings);
      const version = before.version + 1;
      const row = { version, settings: JSON.stringify(settings), saved_at: ctx.clock.now(), saved_by: staffId };
      await ctx.db('sales_settings').insert(row);
      await writeAudit(ctx, 'sales.settings-saved', { kind: 'settings', id: 'sales' }, { version: String(version) });
      return { settings, version };
    });
  } catch (error) {
    // Two saved the same version at once.
    if (ctx.dialect.isUniqueViolation(error)) throw new AppError('order.settings_changed');
    throw error;
  }
}

/** An id is ours or new: whoever sends one that was never given gets another. */
function withIds(ctx: Pick<Context, 'ids'>, wanted: Input<'staff.sales.save-settings'>['settings'], before: SalesSettings): SalesSettings {
  const known = new Set([...before.topUps, ...before.paidTerms].map((it) => it.id));
  const idOf = (kind: 'topUp' | 'termOffer', id: string | undefined): string =>
    id !== undefined && known.has(id) ? id : ctx.ids.next(kind);
  return {
    ...wanted,
    topUps: wanted.topUps.map((it) => ({ ...it, id: idOf('topUp', it.id) })),
    paidTerms: wanted.paidTerms.map((it) => ({ ...it, id: idOf('termOffer', it.id) })),
  };
}
