import type { Context } from '../../../kernel/context.ts';
import { AppError } from '../../../kernel/errors.ts';
import { requireStaff, staffNamesById } from '../../identity/index.ts';
import { assignOwner } from '../access/customer-staff.ts';
import { lockCustomers } from '../store.ts';
import { addTimelineEntries } from '../timeline.ts';
import type { BulkKind } from './bulk-kind.ts';
import { groupAlike } from './group-alike.ts';
import { staffOf } from './note-edits.ts';

/** Makes a member of staff the owner of many, or nobody (''). Throws customer.field_forbidden, auth.forbidden, staff.not_found. */
export const assigning = (ownerId: string): BulkKind => ({
  async check(ctx, access) {
    access.require('owner', 'write');
    if (ctx.actor.kind === 'staff' && !ctx.actor.permissions.includes('customers.assign')) throw new AppError('auth.forbidden');
    if (ownerId !== '') await requireStaff(ctx, ownerId);
  },
  async apply(ctx, customerIds) {
    const rows = [...(await lockCustomers(ctx, customerIds)).values()].filter((row) => row.owner_id !== ownerId);
    for (const [from, alike] of groupAlike(rows, (row) => row.owner_id)) {
      const ids = alike.map((row) => row.id);
      await giveTo(ctx, ids, from, ownerId);
    }
    return rows.map((row) => ({ customerId: row.id, before: JSON.stringify(row.owner_id), after: JSON.stringify(ownerId) }));
  },
  async restore(ctx, changes) {
    const locked = await lockLive(
      ctx,
      changes.map((change) => change.customerId),
    );
    const still = changes.filter((change) => locked.get(change.customerId) === JSON.parse(change.after));
    let restored = 0;
    for (const [before, alike] of groupAlike(still, (change) => change.before)) {
      const owner = JSON.parse(before) as string;
      if (!(await mayOwn(ctx, owner))) continue;
      const ids = alike.map((change) => change.customerId);
      await giveTo(ctx, ids, ownerId, owner);
      restored += ids.length;
    }
    return restored;
  },
});

/** A leaver's customers stay where they are. */
const mayOwn = (ctx: Context, staffId: string): Promise<boolean> =>
  staffId === ''
    ? Promise.resolve(true)
    : requireStaff(ctx, staffId).then(
        () => true,
        (error: unknown) => {
          if (error instanceof AppError) return false;
          throw error;
        },
      );

async function giveTo(ctx: Context, ids: readonly string[], from: string, to: string): Promise<void> {
  const names = await staffNamesById(ctx, [from, to]);
  await assignOwner(ctx, ids, to);
  await ctx
    .db('customers')
    .whereIn('id', [...ids])
    .update({ version: ctx.db.raw('version + 1') });
  const data = { fromName: names.get(from) ?? '', toName: names.get(to) ?? '' };
  const staff = staffOf(ctx);
  const at = ctx.clock.now();
  await addTimelineEntries(
    ctx,
    ids.map((customerId) => ({ customerId, kind: 'customer.assigned' as const, at, data, staff })),
  );
}

/** Live customer → owner, locked; records merged since are left out. */
async function lockLive(ctx: Context, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = (await ctx.dialect.lockRows(
    ctx
      .db('customers')
      .whereIn('id', [...ids])
      .whereNull('merged_into_id')
      .orderBy('id')
      .select('id', 'owner_id'),
  )) as { id: string; owner_id: string }[];
  return new Map(rows.map((row) => [row.id, row.owner_id]));
}
