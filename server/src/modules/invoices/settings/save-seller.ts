import type { Input, Output } from '@lianke/shared/api';
import { checkTitle } from '@lianke/shared/invoicing';
import { writeAudit } from '../../../kernel/audit.ts';
import type { Context } from '../../../kernel/context.ts';
import { AppError } from '../../../kernel/errors.ts';
import { inTransaction } from '../../../kernel/transaction.ts';
import { resumeSeller } from '../issuing/blocks.ts';
import { secretPlace } from './account-of.ts';
import { changesBetween } from './changes.ts';
import { viewSeller } from './get-settings.ts';
import { findSellers, toSeller } from './sellers.ts';
import type { Seller, SellerRow } from './sellers.ts';

type Wanted = Input<'staff.invoice-settings.save-seller'>;

/** Adds or changes a seller. Throws invoice.seller_not_found, title_invalid, default_seller, store_taken, seller_exists. */
export async function saveSeller(ctx: Context, wanted: Wanted): Promise<Output<'staff.invoice-settings.save-seller'>> {
  const input = cleaned(wanted);
  try {
    await inTransaction(ctx, (ctx) => save(ctx, input));
  } catch (error) {
    if (ctx.dialect.isUniqueViolation(error)) throw new AppError('invoice.seller_exists');
    throw error;
  }
  return { sellers: (await findSellers(ctx)).map(viewSeller) };
}

/** A wrong check digit is let through: the numbers of sandboxes have one. */
function cleaned(wanted: Wanted): Wanted {
  const { title, problems } = checkTitle({ ...wanted, kind: 'company' }, 'special');
  if (problems.length > 0) throw new AppError('invoice.title_invalid', { problems: problems.join(' ') });
  return { ...wanted, name: title.name, taxNo: title.taxNo, phone: title.phone, account: title.account };
}

async function save(ctx: Context, input: Wanted): Promise<void> {
  // All of them are locked: default and stores are matters between sellers.
  const rows = await ctx.dialect.lockRows(ctx.db<SellerRow>('invoice_sellers').orderBy('id'));
  const before = rows.find((row) => row.id === input.id);
  if (input.id !== undefined && !before) throw new AppError('invoice.seller_not_found');
  const others = rows.filter((row) => row.id !== input.id).map(toSeller);
  checkDefault(input, others);
  if (others.some((other) => other.storeIds.some((store) => input.storeIds.includes(store)))) throw new AppError('invoice.store_taken');
  const id = before?.id ?? ctx.ids.next('invoiceSeller');
  if (input.isDefault) await ctx.db('invoice_sellers').whereNot({ id }).update({ is_default: 0 });
  const row = rowOf(ctx, id, input, before);
  if (before) await ctx.db('invoice_sellers').where({ id }).update(row);
  else await ctx.db('invoice_sellers').insert({ ...row, id, created_at: ctx.clock.now() });
  // What waited for it goes on.
  if (before && before.block !== null && row.block === null) await resumeSeller(ctx, id);
  await record(ctx, { ...row, id }, before);
}

/** One seller that is on has everything no other has; the wish to be it takes it from who was. */
function checkDefault(input: Wanted, others: readonly Seller[]): void {
  const stays = input.isDefault ? input.on : others.some((other) => other.isDefault && other.on);
  if (!stays) throw new AppError('invoice.default_seller');
}

function rowOf(ctx: Context, id: string, input: Wanted, before: SellerRow | undefined): Omit<SellerRow, 'id' | 'created_at'> {
  const secret = input.appSecret === undefined || input.appSecret === '' ? null : input.appSecret;
  const connectedAnew =
    secret !== null || (before !== undefined && (before.app_key !== input.appKey || before.provider !== input.provider));
  const raised = before !== undefined && before.month_quota_fen !== input.monthQuotaFen;
  const free = (before?.block === 'provider' && connectedAnew) || (before?.block === 'quota' && raised);
  return {
    ...{ name: input.name, tax_no: input.taxNo, address: input.address, phone: input.phone, bank: input.bank, account: input.account },
    ...{ small_scale: Number(input.smallScale), clerk: input.clerk, payee: input.payee, checker: input.checker },
    ...{ provider: input.provider, app_key: input.appKey, month_quota_fen: input.monthQuotaFen },
    secret_sealed: secret === null ? (before?.secret_sealed ?? null) : ctx.sealing.seal(secret, secretPlace(id)),
    ...{ is_default: Number(input.isDefault), store_ids: JSON.stringify([...new Set(input.storeIds)]), is_on: Number(input.on) },
    block: free ? null : (before?.block ?? null),
    blocked_until: free ? null : (before?.blocked_until ?? null),
    updated_at: ctx.clock.now(),
  };
}

/** That the secret was changed is on record, not the secret. */
async function record(ctx: Context, row: Omit<SellerRow, 'created_at'>, before: SellerRow | undefined): Promise<void> {
  const created = { created_at: 0 };
  const changes = changesBetween(before && viewSeller(toSeller(before)), viewSeller(toSeller({ ...row, ...created })));
  if (before && before.secret_sealed !== row.secret_sealed) changes.push({ field: 'appSecret', before: '***', after: '***' });
  await writeAudit(ctx, 'invoices.seller-saved', { kind: 'invoice_seller', id: row.id }, { name: row.name }, changes);
}
