import type { Context } from '../../../kernel/context.ts';
import { removeLinks } from '../../identity/index.ts';

/** Unbinds the phone number: neither the number nor its look-up hash stays. Inside the caller's transaction. */
export async function forgetPhone(ctx: Context, customerId: string): Promise<void> {
  await removeLinks(ctx, customerId, 'phone');
  await ctx.db('customers').where({ id: customerId }).update({ phone_sealed: null, phone_masked: null, phone_tail_index: null });
}
