import type { Input, Output } from '@lianke/shared/api';
import { writeAudit } from '../../../kernel/audit.ts';
import type { Context } from '../../../kernel/context.ts';
import { AppError } from '../../../kernel/errors.ts';
import { inTransaction } from '../../../kernel/transaction.ts';
import type { SkuRow } from '../tables.ts';

/** Adds to or takes from a variant's stock, or counts it anew. Throws catalog.not_found, catalog.out_of_stock (fewer are left). */
export async function setStock(
  ctx: Context,
  { skuId, change }: Input<'staff.catalog.set-stock'>,
): Promise<Output<'staff.catalog.set-stock'>> {
  return inTransaction(ctx, async (ctx) => {
    const [row] = await ctx.dialect.lockRows(ctx.db<SkuRow>('skus').where({ id: skuId, withdrawn: 0 }));
    if (!row) throw new AppError('catalog.not_found');
    const stock = 'to' in change ? change.to : row.stock === null ? null : row.stock + change.by;
    if (stock !== null && stock < 0) throw new AppError('catalog.out_of_stock', { skuId });
    await ctx.db('skus').where({ id: skuId }).update({ stock });
    const text = (it: number | null): string | null => (it === null ? null : String(it));
    const changes = [{ field: 'stock', before: text(row.stock), after: text(stock) }];
    await writeAudit(ctx, 'catalog.stock_set', { kind: 'spu', id: row.spu_id }, { skuId, spec: row.spec }, changes);
    return { stock };
  });
}
