import { writeAudit } from '../../../kernel/audit.ts';
import type { Context } from '../../../kernel/context.ts';
import { AppError } from '../../../kernel/errors.ts';
import { afterCommit, inTransaction } from '../../../kernel/transaction.ts';
import { requireStaff, staffNamesById } from '../../identity/index.ts';
import { assignOwner } from '../access/customer-staff.ts';
import { fieldAccess } from '../access/field-access.ts';
import { requireVisible } from '../access/row-access.ts';
import { readCustomValues } from '../custom-fields/values.ts';
import { saveCustomValues } from '../custom-fields/save-values.ts';
import { lookForDuplicates } from '../duplicates/find-duplicates.ts';
import { describeChanges } from '../rules/describe-changes.ts';
import { lockCustomer, saveNameGrams } from '../store.ts';
import { addTimelineEntries } from '../timeline.ts';
import { listTags } from '../tags.ts';
import { requireRequired, requireWritable, toColumns, toCustomValues } from './customer-input.ts';
import type { CustomerInput } from './customer-input.ts';
import { setShopTags, shopSource } from './shop-tags.ts';
import { setTypedPhone } from './typed-phone.ts';

/** Only these can make a record look like somebody else's. */
const tellsPeopleApart: ReadonlySet<string> = new Set(['name', 'phone', 'email', 'birthday', 'region']);

/**
 * Changes fields by hand; what is not named stays. With `version`, somebody else's edit in between is reported instead of overwritten.
 * What changed goes on the record, personal values masked. Throws customer.not_found, customer.field_forbidden, customer.changed_meanwhile,
 * customer.phone_taken, customer.phone_verified, customer.required_missing, custom_field.*, staff.not_found. Answers the record's id today.
 */
export async function updateCustomer(
  ctx: Context,
  input: { id: string; version?: number | undefined; change: CustomerInput },
): Promise<string> {
  const { change } = input;
  const access = await fieldAccess(ctx);
  requireWritable(access, change);
  requireRequired(access, change, false);
  const values = toCustomValues(access, change);
  const columns = toColumns(ctx, change);
  if (change.ownerId) await requireStaff(ctx, change.ownerId);

  return inTransaction(ctx, async (ctx) => {
    const before = await lockCustomer(ctx, input.id);
    if (!before) throw new AppError('customer.not_found');
    const { id } = before;
    await requireVisible(ctx, id);
    if (input.version !== undefined && input.version !== before.version)
      throw new AppError('customer.changed_meanwhile', { version: before.version });

    const tagsBefore = change.tags ? (await listTags(ctx, [id])).filter((tag) => tag.source === shopSource).map((tag) => tag.name) : [];
    const customBefore = (
      await readCustomValues(
        ctx,
        values.length > 0 ? [id] : [],
        values.map(({ field }) => field),
      )
    ).get(id);
    const owners =
      change.ownerId !== undefined ? await staffNamesById(ctx, [before.owner_id, change.ownerId ?? '']) : new Map<string, string>();
    const changes = describeChanges({ before, columns, change, tagsBefore, values, customBefore, owners });
    if (changes.length === 0) return id;

    await ctx
      .db('customers')
      .where({ id })
      .update({ ...columns, version: before.version + 1 });
    if (change.name !== undefined) await saveNameGrams(ctx, new Map([[id, change.name]]));
    if (change.phone !== undefined) await setTypedPhone(ctx, id, change.phone);
    if (change.ownerId !== undefined) await assignOwner(ctx, [id], change.ownerId ?? '');
    if (change.tags) await setShopTags(ctx, id, change.tags);
    await saveCustomValues(ctx, id, values);
    const staff = ctx.actor.kind === 'staff' ? { id: ctx.actor.staffId, name: ctx.actor.name } : undefined;
    await addTimelineEntries(ctx, [
      { customerId: id, kind: 'customer.edited', at: ctx.clock.now(), data: { fields: changes.map((it) => it.field).join(',') }, staff },
    ]);
    await writeAudit(ctx, 'customer.edited', { kind: 'customer', id }, {}, changes);
    if (changes.some(({ field }) => tellsPeopleApart.has(field))) await lookForDuplicates(ctx, [id]);
    afterCommit(ctx, () => ctx.live.publish(id));
    return id;
  });
}
