import { maskPhone } from '@lianke/shared';
import type { Context } from '../../kernel/context.ts';
import type { IdentityKey } from '../identity/index.ts';
import { phoneContext } from './tables.ts';
import type { CustomerRow } from './tables.ts';

/** `+86 138-1234 5678` → `13812345678`; foreign numbers keep their country code digits. */
export const normalPhone = (text: string): string => text.replace(/\D/g, '').replace(/^(?:00)?86(?=1\d{10}$)/, '');

/** The identity a verified phone number is: a keyed hash, so that the number itself is nowhere in clear. */
export const phoneKey = (ctx: Pick<Context, 'sealing'>, phone: string): IdentityKey => ({
  kind: 'phone',
  appId: '',
  value: ctx.sealing.blindIndex(normalPhone(phone), 'phone'),
});

export const phoneTailIndex = (ctx: Pick<Context, 'sealing'>, lastFour: string): string => ctx.sealing.blindIndex(lastFour, 'phone-tail');

export function phoneColumns(
  ctx: Pick<Context, 'sealing'>,
  phone: string,
): Pick<CustomerRow, 'phone_sealed' | 'phone_masked' | 'phone_tail_index'> {
  const normal = normalPhone(phone);
  return {
    phone_sealed: ctx.sealing.seal(normal, phoneContext),
    phone_masked: maskPhone(normal),
    phone_tail_index: phoneTailIndex(ctx, normal.slice(-4)),
  };
}
