import type { Input, Output } from '@lianke/shared/api';
import { writeAudit } from '../../../kernel/audit.ts';
import { callingStaff } from '../../../kernel/calling-staff.ts';
import type { Context } from '../../../kernel/context.ts';
import { AppError } from '../../../kernel/errors.ts';
import { inTransaction } from '../../../kernel/transaction.ts';
import { changesBetween } from './changes.ts';
import { rulesInForce } from './rules.ts';

/** A new version, made from the one that was read. Throws invoice.changed_meanwhile. */
export async function saveRules(
  ctx: Context,
  { rules, rulesVersion }: Input<'staff.invoice-settings.save-rules'>,
): Promise<Output<'staff.invoice-settings.save-rules'>> {
  const { staffId } = callingStaff(ctx);
  try {
    return await inTransaction(ctx, async (ctx) => {
      const before = await rulesInForce(ctx);
      if (before.version !== rulesVersion) throw new AppError('invoice.changed_meanwhile');
      const version = before.version + 1;
      await ctx.db('invoice_rules').insert({ version, rules: JSON.stringify(rules), saved_at: ctx.clock.now(), saved_by: staffId });
      const changes = changesBetween(before.rules, rules);
      await writeAudit(ctx, 'invoices.rules-saved', { kind: 'settings', id: 'invoices' }, { version: String(version) }, changes);
      return { rules, rulesVersion: version };
    });
  } catch (error) {
    // Two saved the same version at once.
    if (ctx.dialect.isUniqueViolation(error)) throw new AppError('invoice.changed_meanwhile');
    throw error;
  }
}
