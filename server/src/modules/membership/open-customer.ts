import type { Context } from '../../kernel/context.ts';
import { getCustomer, requireVisible } from '../customers/index.ts';

/** The id in force of a customer whom the calling staff may see; old ids of merged records lead there. Throws customer.not_found. */
export async function openCustomer(ctx: Context, id: string): Promise<string> {
  const { row } = await getCustomer(ctx, id);
  await requireVisible(ctx, row.id);
  return row.id;
}
