import type { Context } from '../../../kernel/context.ts';
import { inTransaction } from '../../../kernel/transaction.ts';
import { saveCustomValues } from '../custom-fields/save-values.ts';
import { getCustomer } from '../queries/get-customer.ts';
import type { CustomerRecord } from '../queries/get-customer.ts';
import { createTogether } from './create-together.ts';
import type { CustomerInput } from './customer-input.ts';
import { isPlainNew, toNewRecord } from './new-record.ts';
import type { NewRecord } from './new-record.ts';
import { setShopTags } from './shop-tags.ts';
import { setTypedPhone } from './typed-phone.ts';
import { writeNewRecords } from './write-new-records.ts';

/**
 * A record made by hand, e.g. at the counter. Throws customer.field_forbidden, customer.phone_taken, customer.required_missing, custom_field.*,
 * staff.not_found. Answers the new id.
 */
export async function createCustomer(ctx: Context, input: CustomerInput & { name: string }): Promise<string> {
  const made = await create(ctx, input);
  return typeof made === 'string' ? made : made.row.id;
}

/** The same, answered with the record as it was stored: one that was made together with others need not be read again. */
export async function createRecord(ctx: Context, input: CustomerInput & { name: string }): Promise<CustomerRecord> {
  const made = await create(ctx, input);
  return typeof made === 'string' ? getCustomer(ctx, made) : made;
}

async function create(ctx: Context, input: CustomerInput & { name: string }): Promise<CustomerRecord | string> {
  const record = await toNewRecord(ctx, input);
  const made = !ctx.transaction && isPlainNew(record) ? await createTogether(ctx, { by: ctx, record }) : undefined;
  return made ?? createAlone(ctx, record);
}

const createAlone = (ctx: Context, record: NewRecord): Promise<string> =>
  inTransaction(ctx, async (ctx) => {
    const { input, values } = record;
    const [row] = await writeNewRecords(ctx, [{ by: ctx, record }]);
    const id = row?.id ?? '';
    if (input.phone) await setTypedPhone(ctx, id, input.phone, true);
    if (input.tags && input.tags.length > 0) await setShopTags(ctx, id, input.tags);
    await saveCustomValues(ctx, id, values, true);
    return id;
  });
