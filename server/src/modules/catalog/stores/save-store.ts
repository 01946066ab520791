import type { Input, Output } from '@lianke/shared/api';
import { writeAudit } from '../../../kernel/audit.ts';
import type { Context } from '../../../kernel/context.ts';
import { AppError } from '../../../kernel/errors.ts';
import { inTransaction } from '../../../kernel/transaction.ts';
import type { StoreRow } from '../tables.ts';
import { toStore } from './store-rows.ts';

/** Makes or changes a store; one that is given up is closed, since orders name it. Throws catalog.not_found, catalog.name_taken. */
export async function saveStore(ctx: Context, input: Input<'staff.stores.save'>): Promise<Output<'staff.stores.save'>> {
  return inTransaction(ctx, async (ctx) => {
    const row: StoreRow = {
      id: input.id ?? ctx.ids.next('store'),
      name: input.name,
      address: input.address,
      phone: input.phone,
      hours: input.hours,
      pickup: input.pickup ? 1 : 0,
      is_open: input.open ? 1 : 0,
    };
    try {
      if (input.id === undefined) await ctx.db('stores').insert(row);
      else if ((await ctx.db('stores').where({ id: row.id }).update(row)) !== 1) throw new AppError('catalog.not_found');
    } catch (error) {
      if (ctx.dialect.isUniqueViolation(error)) throw new AppError('catalog.name_taken');
      throw error;
    }
    await writeAudit(ctx, 'stores.saved', { kind: 'store', id: row.id }, { name: row.name, open: String(input.open) });
    return { store: toStore(row) };
  });
}
