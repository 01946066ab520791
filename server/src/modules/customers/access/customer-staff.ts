import type { Context } from '../../../kernel/context.ts';
import { insertRows } from '../../../kernel/db/insert-rows.ts';
import { insertOrRetry } from '../../../kernel/transaction.ts';

/** Makes these the staff in WeCom contact with each customer; the owner is set by assignOwner. Inside the caller's transaction. */
export async function setContacts(ctx: Context, contacts: ReadonlyMap<string, readonly string[]>): Promise<void> {
  const before = await ctx
    .db('customer_staff')
    .whereIn('customer_id', [...contacts.keys()])
    .where({ kind: 'contact' })
    .select<{ customer_id: string; staff_id: string }[]>('customer_id', 'staff_id');
  const pairs = new Set(before.map((row) => `${row.customer_id}|${row.staff_id}`));
  const gone = before.filter((row) => !contacts.get(row.customer_id)?.includes(row.staff_id));
  for (const row of gone)
    await ctx
      .db('customer_staff')
      .where({ ...row, kind: 'contact' })
      .delete();
  const added = [...contacts].flatMap(([customer_id, staffIds]) =>
    [...new Set(staffIds)]
      .filter((staff_id) => !pairs.has(`${customer_id}|${staff_id}`))
      .map((staff_id) => ({ staff_id, customer_id, kind: 'contact', since: ctx.clock.now() })),
  );
  await insertOrRetry(ctx, 'somebody else tied the same people', () => insertRows(ctx, 'customer_staff', added));
}

/** Customer → member of staff: makes them the owner of those that have none. Inside the caller's transaction, which has locked the customers. */
export async function ownUnowned(ctx: Context, owners: ReadonlyMap<string, string>): Promise<void> {
  const unowned = await ctx
    .db('customers')
    .whereIn('id', [...owners.keys()])
    .where({ owner_id: '', merged_into_id: null })
    .pluck<string[]>('id');
  const byOwner = new Map<string, string[]>();
  for (const id of unowned) {
    const owner = owners.get(id) ?? '';
    byOwner.set(owner, [...(byOwner.get(owner) ?? []), id]);
  }
  for (const [staffId, ids] of byOwner) await assignOwner(ctx, ids, staffId);
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
    await insertRows(
      ctx,
      'customer_staff',
      customerIds.map((customer_id) => ({ staff_id: staffId, customer_id, kind: 'owner', since: ctx.clock.now() })),
    );
}
