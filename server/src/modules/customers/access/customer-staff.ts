import type { Context } from '../../../kernel/context.ts';
import { staffNamesById } from '../../identity/index.ts';

/** Makes these the staff in WeCom contact with a customer; the owner is set by assignOwner. Inside the caller's transaction. */
export async function setContacts(ctx: Context, customerId: string, staffIds: readonly string[]): Promise<void> {
  const before = await ctx.db('customer_staff').where({ customer_id: customerId, kind: 'contact' }).pluck<string[]>('staff_id');
  const gone = before.filter((id) => !staffIds.includes(id));
  const added = [...new Set(staffIds)].filter((id) => !before.includes(id));
  if (gone.length > 0)
    await ctx.db('customer_staff').where({ customer_id: customerId, kind: 'contact' }).whereIn('staff_id', gone).delete();
  if (added.length > 0)
    await ctx
      .db('customer_staff')
      .insert(added.map((staff_id) => ({ staff_id, customer_id: customerId, kind: 'contact', since: ctx.clock.now() })));
}

/** Staff who see this customer besides the owner. */
export async function findCollaborators(ctx: Context, customerId: string): Promise<{ staffId: string; name: string }[]> {
  const ids = await ctx
    .db('customer_staff')
    .where({ customer_id: customerId, kind: 'contact' })
    .orderBy('since')
    .pluck<string[]>('staff_id');
  const names = await staffNamesById(ctx, ids);
  return ids.flatMap((staffId) => (names.has(staffId) ? [{ staffId, name: names.get(staffId) ?? '' }] : []));
}

/** Makes a member of staff the owner of these customers, or nobody (''). The row and the tie change together. Inside the caller's transaction. */
export async function assignOwner(ctx: Context, customerIds: readonly string[], staffId: string): Promise<void> {
  if (customerIds.length === 0) return;
  await ctx
    .db('customers')
    .whereIn('id', [...customerIds])
    .update({ owner_id: staffId });
  await ctx
    .db('customer_staff')
    .whereIn('customer_id', [...customerIds])
    .where({ kind: 'owner' })
    .delete();
  if (staffId !== '')
    await ctx
      .db('customer_staff')
      .insert(customerIds.map((customer_id) => ({ staff_id: staffId, customer_id, kind: 'owner', since: ctx.clock.now() })));
}
