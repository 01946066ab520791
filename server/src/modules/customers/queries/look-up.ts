import { maskName } from '@lianke/shared';
import type { Output } from '@lianke/shared/api';
import type { Context } from '../../../kernel/context.ts';
import { findLinks, staffNamesById } from '../../identity/index.ts';
import { visibleAmong } from '../access/row-access.ts';
import { phoneKeys, typedPhoneKeys } from '../personal-values.ts';
import { regionOfPhone } from '../rules/region-of-phone.ts';
import type { CustomerRow } from '../tables.ts';

/** Whether a number is somebody's already, whoever they belong to: masked, and openable only by those who may see the record. */
export async function lookUpPhone(ctx: Context, input: { phone: string }): Promise<Output<'staff.customers.look-up'>> {
  const links = await findLinks(ctx, [...phoneKeys(ctx, input.phone), ...typedPhoneKeys(ctx, input.phone)]);
  const ids = [...new Set(links.map((link) => link.customerId))];
  const rows: CustomerRow[] = await ctx.db<CustomerRow>('customers').whereIn('id', ids);
  const visible = await visibleAmong(ctx, ids);
  const owners = await staffNamesById(
    ctx,
    rows.map((row) => row.owner_id),
  );
  return {
    found: rows.map((row) => ({
      nameMasked: row.name === '' ? '微信用户' : maskName(row.name),
      phoneMasked: row.phone_masked ?? '',
      ownerMasked: owners.has(row.owner_id) ? maskName(owners.get(row.owner_id) ?? '') : null,
      since: row.created_at,
      customerId: visible.has(row.id) ? row.id : null,
    })),
    region: regionOfPhone(input.phone),
  };
}
