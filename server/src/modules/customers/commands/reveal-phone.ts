import { writeAudit } from '../../../kernel/audit.ts';
import type { Context } from '../../../kernel/context.ts';
import { AppError } from '../../../kernel/errors.ts';
import { inTransaction } from '../../../kernel/transaction.ts';
import { resolveCustomerId } from '../store.ts';
import { phoneContext } from '../tables.ts';
import type { CustomerRow } from '../tables.ts';

/** The full number, against a reason; the audit row commits before anybody sees it. Throws customer.not_found, customer.phone_missing. */
export async function revealPhone(ctx: Context, input: { customerId: string; reason: string }): Promise<{ phone: string }> {
  return inTransaction(ctx, async (ctx) => {
    const id = await resolveCustomerId(ctx, input.customerId);
    const row = id && (await ctx.db<CustomerRow>('customers').where({ id }).first('id', 'phone_sealed', 'phone_masked'));
    if (!row) throw new AppError('customer.not_found');
    if (!row.phone_sealed) throw new AppError('customer.phone_missing');
    await writeAudit(
      ctx,
      'customer.phone_revealed',
      { kind: 'customer', id: row.id },
      { reason: input.reason, phone: row.phone_masked ?? '' },
    );
    return { phone: ctx.sealing.open(row.phone_sealed, phoneContext) };
  });
}
