import type { Context } from '../../../kernel/context.ts';
import { AppError } from '../../../kernel/errors.ts';
import { addLinks, listLinks, phoneOwners, removeLinks } from '../../identity/index.ts';
import { visibleAmong } from '../access/row-access.ts';
import { phoneHashes, typedPhoneKeys } from '../personal-values.ts';

/**
 * Gives a customer a number that staff typed. It must be free: neither verified nor typed for anybody else; the primary key of `identities`
 * decides between two clerks at once. Throws customer.phone_taken (with the record, if the caller may see it), customer.phone_verified.
 * Inside the caller's transaction.
 */
export async function setTypedPhone(ctx: Context, customerId: string, phone: string | null, isNew = false): Promise<void> {
  if (!isNew) {
    if ((await listLinks(ctx, [customerId])).some((link) => link.kind === 'phone')) throw new AppError('customer.phone_verified');
    await removeLinks(ctx, customerId, 'typed_phone');
  }
  if (phone === null) return;
  const owner = await phoneOwners(ctx, phoneHashes(ctx, phone)).first<{ customer_id: string } | undefined>('customer_id');
  if (owner) throw await takenBy(ctx, owner.customer_id);
  const [newest] = typedPhoneKeys(ctx, phone);
  if (!newest) return;
  try {
    await addLinks(ctx, [{ ...newest, customerId, linkedAt: ctx.clock.now() }]);
  } catch (error) {
    throw ctx.dialect.isUniqueViolation(error) ? new AppError('customer.phone_taken') : error;
  }
}

async function takenBy(ctx: Context, customerId: string): Promise<AppError> {
  const visible = ctx.actor.kind === 'staff' || ctx.actor.kind === 'system' ? await visibleAmong(ctx, [customerId]) : new Set<string>();
  return new AppError('customer.phone_taken', visible.has(customerId) ? { customerId } : undefined);
}
