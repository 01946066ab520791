import type { Input, Output } from '@lianke/shared/api';
import { writeAudit } from '../../../kernel/audit.ts';
import type { Context } from '../../../kernel/context.ts';
import { AppError } from '../../../kernel/errors.ts';
import { inTransaction } from '../../../kernel/transaction.ts';
import { findSeller } from '../settings/sellers.ts';
import { resumeSeller } from './blocks.ts';

/** Somebody saw to what held the seller up. Throws invoice.seller_not_found. */
export async function unblock(ctx: Context, { sellerId }: Input<'staff.invoices.unblock'>): Promise<Output<'staff.invoices.unblock'>> {
  return inTransaction(ctx, async (ctx) => {
    const seller = await findSeller(ctx, sellerId);
    if (!seller) throw new AppError('invoice.seller_not_found');
    const resumed = await resumeSeller(ctx, sellerId);
    await writeAudit(
      ctx,
      'invoices.unblocked',
      { kind: 'invoice_seller', id: sellerId },
      { block: seller.block ?? '', resumed: String(resumed) },
    );
    return { resumed };
  });
}
