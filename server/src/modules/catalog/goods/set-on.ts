import type { Input, Output } from '@lianke/shared/api';
import { toAuditRow, writeAuditRows } from '../../../kernel/audit.ts';
import type { Context } from '../../../kernel/context.ts';
import { AppError } from '../../../kernel/errors.ts';
import { inTransaction } from '../../../kernel/transaction.ts';
import type { SpuRow } from '../tables.ts';

/** Puts goods on sale or takes them off; those that are so already stay. Throws catalog.not_found. */
export async function setOn(ctx: Context, { ids, on }: Input<'staff.catalog.set-on'>): Promise<Output<'staff.catalog.set-on'>> {
  const wanted = [...new Set(ids)];
  return inTransaction(ctx, async (ctx) => {
    const rows = await ctx.dialect.lockRows(ctx.db<SpuRow>('spus').whereIn('id', wanted).orderBy('id'));
    if (rows.length < wanted.length) throw new AppError('catalog.not_found');
    const others = rows.filter((row) => (row.is_on === 1) !== on);
    const changing = others.map((row) => row.id);
    if (changing.length === 0) return { changed: 0 };
    const columns = { is_on: on ? 1 : 0, updated_at: ctx.clock.now() };
    const changed = await ctx.db('spus').whereIn('id', changing).update(columns);
    const action = on ? 'catalog.put_on' : 'catalog.taken_off';
    await writeAuditRows(
      ctx,
      others.map((row) => toAuditRow(ctx, action, { kind: 'spu', id: row.id }, { title: row.title })),
    );
    return { changed };
  });
}
