import { maskAddress, maskEmail, maskPhone, maskTaxId } from '@lianke/shared';
import type { Context } from '../../kernel/context.ts';
import { identityPlace } from '../identity/index.ts';
import type { IdentityKey } from '../identity/index.ts';
import { sealedPlace } from './tables.ts';
import type { CustomerRow } from './tables.ts';

type Sealer = Pick<Context, 'sealing'>;

/** `+86 138-1234 5678` → `13812345678`; foreign numbers keep their country code digits. */
export const normalPhone = (text: string): string => text.replace(/\D/g, '').replace(/^(?:00)?86(?=1\d{10}$)/, '');

/** What a number's look-up hash is for. */
export const phonePurpose = 'phone';

/** The keyed hash of a number under every key we hold, the newest first, with the sealed number so that it can be hashed anew. */
const keysOf = (ctx: Sealer, kind: 'phone' | 'typed_phone', phone: string): IdentityKey[] => {
  const normal = normalPhone(phone);
  const sealed = ctx.sealing.seal(normal, identityPlace);
  return ctx.sealing.blindIndexes(normal, phonePurpose).map((value) => ({ kind, appId: '', value, sealed }));
};

/** The look-up hashes of a number, typed or verified, under every key we hold. */
export const phoneHashes = (ctx: Sealer, phone: string): string[] => ctx.sealing.blindIndexes(normalPhone(phone), phonePurpose);

/** A phone number WeChat verified, as identities; the number itself is nowhere in clear. Rows not rotated yet are found as well. */
export const phoneKeys = (ctx: Sealer, phone: string): IdentityKey[] => keysOf(ctx, 'phone', phone);

/** A number staff typed: unique among typed ones, but proof of nothing until the person verifies it in WeChat. */
export const typedPhoneKeys = (ctx: Sealer, phone: string): IdentityKey[] => keysOf(ctx, 'typed_phone', phone);

const short = 11; // 64 bits are plenty where a hit is checked or many are expected

export const phoneTailIndexes = (ctx: Sealer, lastFour: string): string[] => ctx.sealing.blindIndexes(lastFour, 'phone-tail');
export const phoneHeadIndexes = (ctx: Sealer, digits: string): string[] =>
  ctx.sealing.blindIndexes(digits, `phone-head${digits.length}`).map((hash) => hash.slice(0, short));
export const emailIndexes = (ctx: Sealer, email: string): string[] => ctx.sealing.blindIndexes(email.toLowerCase(), 'email');
export const taxIdIndexes = (ctx: Sealer, taxId: string): string[] => ctx.sealing.blindIndexes(taxId, 'tax-id');

const first = (hashes: readonly string[]): string | null => hashes[0] ?? null;

type PhoneColumns = Pick<CustomerRow, 'phone_sealed' | 'phone_masked' | 'phone_tail_index' | 'phone_head4' | 'phone_head7'>;

export const noPhone: PhoneColumns = {
  phone_sealed: null,
  phone_masked: null,
  phone_tail_index: null,
  phone_head4: null,
  phone_head7: null,
};

export function phoneColumns(ctx: Sealer, phone: string): PhoneColumns {
  const normal = normalPhone(phone);
  return {
    phone_sealed: ctx.sealing.seal(normal, sealedPlace.phone),
    phone_masked: maskPhone(normal),
    phone_tail_index: first(phoneTailIndexes(ctx, normal.slice(-4))),
    phone_head4: first(phoneHeadIndexes(ctx, normal.slice(0, 4))),
    phone_head7: first(phoneHeadIndexes(ctx, normal.slice(0, 7))),
  };
}

export const emailColumns = (ctx: Sealer, email: string | null): Pick<CustomerRow, 'email_sealed' | 'email_masked' | 'email_index'> =>
  email === null
    ? { email_sealed: null, email_masked: null, email_index: null }
    : {
        email_sealed: ctx.sealing.seal(email, sealedPlace.email),
        email_masked: maskEmail(email),
        email_index: first(emailIndexes(ctx, email)),
      };

export const addressColumns = (ctx: Sealer, address: string | null): Pick<CustomerRow, 'address_sealed' | 'address_masked'> =>
  address === null
    ? { address_sealed: null, address_masked: null }
    : { address_sealed: ctx.sealing.seal(address, sealedPlace.address), address_masked: maskAddress(address) };

export const taxIdColumns = (ctx: Sealer, taxId: string | null): Pick<CustomerRow, 'tax_id_sealed' | 'tax_id_masked' | 'tax_id_index'> =>
  taxId === null
    ? { tax_id_sealed: null, tax_id_masked: null, tax_id_index: null }
    : {
        tax_id_sealed: ctx.sealing.seal(taxId, sealedPlace.taxId),
        tax_id_masked: maskTaxId(taxId),
        tax_id_index: first(taxIdIndexes(ctx, taxId)),
      };

/** The look-up hashes of a record's opened values, by sealed column, under the newest key. */
export function personalHashes(ctx: Sealer, opened: Readonly<Record<string, string>>): Record<string, string | null> {
  const { phone_sealed: phone, email_sealed: email, tax_id_sealed: taxId } = opened;
  return {
    ...(phone !== undefined && {
      phone_tail_index: first(phoneTailIndexes(ctx, phone.slice(-4))),
      phone_head4: first(phoneHeadIndexes(ctx, phone.slice(0, 4))),
      phone_head7: first(phoneHeadIndexes(ctx, phone.slice(0, 7))),
    }),
    ...(email !== undefined && { email_index: first(emailIndexes(ctx, email)) }),
    ...(taxId !== undefined && { tax_id_index: first(taxIdIndexes(ctx, taxId)) }),
  };
}
