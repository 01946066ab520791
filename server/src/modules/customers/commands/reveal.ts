import { chinaOffsetMs } from '@lianke/shared';
import type { PersonalField } from '@lianke/shared';
import { countActions, writeAudit } from '../../../kernel/audit.ts';
import type { Context } from '../../../kernel/context.ts';
import { AppError } from '../../../kernel/errors.ts';
import { inTransaction } from '../../../kernel/transaction.ts';
import { fieldAccess } from '../access/field-access.ts';
import { requireVisible } from '../access/row-access.ts';
import { resolveCustomerId } from '../store.ts';
import { personalColumns, sealedPlace } from '../tables.ts';
import type { CustomerRow } from '../tables.ts';

const perDay = 50;
const day = 86_400_000;

/**
 * One personal value in full, against a reason. At most fifty a day for each member of staff, counted from the record itself; the audit row
 * commits before anybody sees the value. Throws customer.not_found, customer.value_missing, customer.field_forbidden, customer.reveal_limit.
 */
export async function reveal(
  ctx: Context,
  input: { customerId: string; field: PersonalField; reason: string },
): Promise<{ value: string; left: number }> {
  (await fieldAccess(ctx)).require(input.field, 'masked');
  const columns = personalColumns[input.field];
  return inTransaction(ctx, async (ctx) => {
    const id = await resolveCustomerId(ctx, input.customerId);
    if (id) await requireVisible(ctx, id);
    const row = id && (await ctx.db<CustomerRow>('customers').where({ id }).first());
    if (!row) throw new AppError('customer.not_found');
    const sealed = row[columns.sealed];
    if (!sealed) throw new AppError('customer.value_missing', { field: input.field });
    const detail = { reason: input.reason, field: input.field, value: row[columns.masked] ?? '' };
    const left = await recordReveal(ctx, row.id, detail);
    return { value: ctx.sealing.open(sealed, sealedPlace[input.field]), left };
  });
}

/**
 * Writes down that something personal of a customer is shown in full, wherever it is kept; in the caller's transaction, which commits before anybody
 * sees it. Answers how many the caller has left today. Throws customer.reveal_limit.
 */
export async function recordReveal(ctx: Context, customerId: string, detail: Record<string, string>): Promise<number> {
  const used = await revealedToday(ctx);
  if (used >= perDay) throw new AppError('customer.reveal_limit', { perDay });
  await writeAudit(ctx, 'customer.revealed', { kind: 'customer', id: customerId }, detail);
  return perDay - used - 1;
}

async function revealedToday(ctx: Context): Promise<number> {
  if (ctx.actor.kind !== 'staff') throw new AppError('auth.required');
  const midnight = Math.floor((ctx.clock.now() + chinaOffsetMs) / day) * day - chinaOffsetMs;
  return countActions(ctx, ctx.actor.staffId, 'customer.revealed', midnight);
}
