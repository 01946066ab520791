import { writeAudit } from '../../../kernel/audit.ts';
import type { Context } from '../../../kernel/context.ts';
import { addToCount } from '../../../kernel/db/kept-count.ts';
import { afterCommit, inTransaction, insertOrRetry } from '../../../kernel/transaction.ts';
import { requireStaff } from '../../identity/index.ts';
import { fieldAccess } from '../access/field-access.ts';
import { saveCustomValues } from '../custom-fields/save-values.ts';
import { lookForDuplicates } from '../duplicates/find-duplicates.ts';
import { newMemberNo, saveNameGrams } from '../store.ts';
import { blankCustomer } from '../tables.ts';
import { addTimelineEntries } from '../timeline.ts';
import { requireRequired, requireWritable, toColumns, toCustomValues } from './customer-input.ts';
import type { CustomerInput } from './customer-input.ts';
import { setShopTags } from './shop-tags.ts';
import { setTypedPhone } from './typed-phone.ts';

/**
 * A record made by hand, e.g. at the counter. Belongs to the owner given, else to its maker if they only see their own customers
 * (or they could not see what they just made). Throws customer.field_forbidden, customer.phone_taken, customer.required_missing, custom_field.*,
 * staff.not_found. Answers the new id.
 */
export async function createCustomer(ctx: Context, input: CustomerInput & { name: string }): Promise<string> {
  const access = await fieldAccess(ctx);
  requireWritable(access, input);
  requireRequired(access, input, true);
  const values = toCustomValues(access, input);
  const columns = toColumns(ctx, input);
  if (input.ownerId) await requireStaff(ctx, input.ownerId);
  const { actor } = ctx;
  const maker = actor.kind === 'staff' ? { id: actor.staffId, name: actor.name } : undefined;
  const owner = input.ownerId ?? (actor.kind === 'staff' && actor.seesStaff !== null ? actor.staffId : '');

  return inTransaction(ctx, async (ctx) => {
    const now = ctx.clock.now();
    const id = ctx.ids.next('customer');
    const row = {
      ...blankCustomer,
      ...columns,
      id,
      member_no: newMemberNo(ctx),
      owner_id: owner,
      created_at: now,
      last_seen_at: now,
      created_by: maker?.id ?? '',
    };
    await insertOrRetry(ctx, 'a member number was taken', () => ctx.db('customers').insert(row));
    await saveNameGrams(ctx, new Map([[id, input.name]]), true);
    if (input.phone) await setTypedPhone(ctx, id, input.phone, true);
    if (owner) await ctx.db('customer_staff').insert({ staff_id: owner, customer_id: id, kind: 'owner', since: now });
    if (input.tags && input.tags.length > 0) await setShopTags(ctx, id, input.tags);
    await saveCustomValues(ctx, id, values, true);
    await addToCount(ctx, 'customers', 1);
    await addTimelineEntries(ctx, [{ customerId: id, kind: 'customer.created', at: now, data: {}, staff: maker }]);
    await writeAudit(ctx, 'customer.created', { kind: 'customer', id }, { fields: Object.keys(input).join(',') });
    await lookForDuplicates(ctx, [id]);
    afterCommit(ctx, () => ctx.live.publish(id));
    return id;
  });
}
