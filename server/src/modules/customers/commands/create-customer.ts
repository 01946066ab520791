import type { Context } from '../../../kernel/context.ts';
import { inTransaction } from '../../../kernel/transaction.ts';
import { saveCustomValues } from '../custom-fields/save-values.ts';
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
  const record = await toNewRecord(ctx, input);
  const id = !ctx.transaction && isPlainNew(record) ? await createTogether(ctx, { by: ctx, record }) : undefined;
  return id ?? createAlone(ctx, record);
}

const createAlone = (ctx: Context, record: NewRecord): Promise<string> =>
  inTransaction(ctx, async (ctx) => {
    const { input, values } = record;
    const [id = ''] = await writeNewRecords(ctx, [{ by: ctx, record }]);
    if (input.phone) await setTypedPhone(ctx, id, input.phone, true);
    if (input.tags && input.tags.length > 0) await setShopTags(ctx, id, input.tags);
    await saveCustomValues(ctx, id, values, true);
    return id;
  });
