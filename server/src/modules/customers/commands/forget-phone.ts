import type { Context } from '../../../kernel/context.ts';
import { lockCustomers, resolveCustomerId } from '../store.ts';
import { noPhone } from '../personal-values.ts';
import { removeLinks } from '../../identity/index.ts';

/** Unbinds the phone number: neither the number nor its look-up hash stays. Inside the caller's transaction. */
export async function forgetPhone(ctx: Context, customerId: string): Promise<void> {
  const id = (await resolveCustomerId(ctx, customerId)) ?? customerId;
  await lockCustomers(ctx, [id]);
  await removeLinks(ctx, id, 'phone');
  await ctx.db('customers').where({ id }).update(noPhone);
}
