import { contracts } from '@lianke/shared/contracts';
import type { Input } from '@lianke/shared/api';
import { maskAddress, maskBirthday, maskEmail, maskPhone } from '@lianke/shared';
import { AppError } from '../../../kernel/errors.ts';
import type { Wishes } from '../request-store.ts';

type Change = Input<'staff.customers.update'>['change'];

/** A person's wishes as the change staff could make, by the same rules. Throws request.invalid, naming the fields. */
export function checkWishes(wishes: Wishes): Change {
  const read = contracts['staff.customers.update'].input.shape.change.safeParse(wishes);
  if (read.success) return read.data;
  throw new AppError('request.invalid', {
    fields: read.error.issues.map((issue) => ({ path: `wishes.${issue.path.join('.')}`, problem: issue.message })),
  });
}

const masks: Record<string, (text: string) => string> = {
  phone: maskPhone,
  email: maskEmail,
  address: maskAddress,
  birthday: maskBirthday,
};

/** For staff: enough to decide, not enough to copy. */
export const maskWishes = (wishes: Wishes): Wishes =>
  Object.fromEntries(Object.entries(wishes).map(([field, value]) => [field, masks[field]?.(value) ?? value]));
