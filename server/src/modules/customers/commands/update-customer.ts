import type { Context } from '../../../kernel/context.ts';
import { AppError } from '../../../kernel/errors.ts';
import { inTransaction } from '../../../kernel/transaction.ts';
import { staffNamesById } from '../../identity/index.ts';
import { assignOwner } from '../access/customer-staff.ts';
import { requireVisible } from '../access/row-access.ts';
import { readCustomValues } from '../custom-fields/values.ts';
import { saveCustomValues } from '../custom-fields/save-values.ts';
import { describeChanges } from '../rules/describe-changes.ts';
import { lockCustomer } from '../store.ts';
import { listTags } from '../tags.ts';
import type { CustomerInput } from './customer-input.ts';
import { isPlain, toEdit } from './edit.ts';
import type { Edit } from './edit.ts';
import { editTogether } from './edit-together.ts';
import { setShopTags, shopSource } from './shop-tags.ts';
import { setTypedPhone } from './typed-phone.ts';
import { writeEdits } from './write-edits.ts';

/**
 * Changes fields by hand; what is not named stays. With `version`, somebody else's edit in between is reported instead of overwritten.
 * What changed goes on the record, personal values masked. Throws customer.not_found, customer.field_forbidden, customer.changed_meanwhile,
 * customer.phone_taken, customer.phone_verified, customer.required_missing, custom_field.*, staff.not_found. Answers the record's id today.
 */
export async function updateCustomer(
  ctx: Context,
  input: { id: string; version?: number | undefined; change: CustomerInput },
): Promise<string> {
  const edit = await toEdit(ctx, input);
  const id = !ctx.transaction && isPlain(edit) ? await editTogether(ctx, { by: ctx, edit }) : undefined;
  return id ?? editAlone(ctx, edit);
}

const editAlone = (ctx: Context, edit: Edit): Promise<string> =>
  inTransaction(ctx, async (ctx) => {
    const { change, columns, values } = edit;
    const before = await lockCustomer(ctx, edit.id);
    if (!before) throw new AppError('customer.not_found');
    const { id } = before;
    await requireVisible(ctx, id);
    if (edit.version !== undefined && edit.version !== before.version)
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

    await writeEdits(ctx, [{ by: ctx, edit, before, changes }]);
    if (change.phone !== undefined) await setTypedPhone(ctx, id, change.phone);
    if (change.ownerId !== undefined) await assignOwner(ctx, [id], change.ownerId ?? '');
    if (change.tags) await setShopTags(ctx, id, change.tags);
    await saveCustomValues(ctx, id, values);
    return id;
  });
