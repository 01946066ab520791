import type { Context } from '../../../kernel/context.ts';
import { forgetPhoneInSnapshots } from '../merging/forget-snapshots.ts';
import { allIdsOf, lockCustomers } from '../store.ts';
import { noPhone } from '../personal-values.ts';
import { removeLinks } from '../../identity/index.ts';

/** Unbinds the phone number: neither the number nor its look-up hash stays, not even on records merged into this one. Inside the caller's transaction. */
export async function forgetPhone(ctx: Context, customerId: string): Promise<void> {
  const [id = customerId, ...merged] = await allIdsOf(ctx, customerId);
  await lockCustomers(ctx, [id]);
  await removeLinks(ctx, id, 'phone');
  await ctx
    .db('customers')
    .whereIn('id', [id, ...merged])
    .update(noPhone);
  await forgetPhoneInSnapshots(ctx, [id, ...merged]);
}
