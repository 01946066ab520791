import type { Output } from '@lianke/shared/api';
import type { Title } from '@lianke/shared/invoicing';
import type { Context } from '../../../kernel/context.ts';
import { AppError } from '../../../kernel/errors.ts';
import { lockLevels } from '../../customers/index.ts';
import { titleIndex } from '../sealed-places.ts';
import { keptTitleOf, sealKeptTitle } from '../tables.ts';
import type { TitleRow } from '../tables.ts';

export type SavedTitle = Output<'member.titles.list'>['titles'][number];

const most = 20;

/** A customer's titles, the default of each kind first, then those used last. */
export async function readTitles(ctx: Context, customerIds: readonly string[]): Promise<SavedTitle[]> {
  const rows = await ctx
    .db<TitleRow>('invoice_titles')
    .whereIn('customer_id', [...customerIds])
    .orderBy([
      { column: 'is_default', order: 'desc' },
      { column: 'used_at', order: 'desc' },
      { column: 'id', order: 'desc' },
    ]);
  return rows.map((row) => {
    const { title, email } = keptTitleOf(ctx, row);
    return { id: row.id, ...title, email, isDefault: row.is_default === 1 };
  });
}

/**
 * Puts a title into a customer's book, in the caller's transaction; one that is there already is brought up to date instead. With `id` it takes that
 * one's place. Throws invoice.title_not_found, titles_full.
 */
export async function keepTitle(
  ctx: Context,
  customerId: string,
  it: { id?: string | undefined; title: Title; email: string; isDefault: boolean },
): Promise<void> {
  // One writer of a book at a time, so that there are never too many titles, nor two defaults.
  await lockLevels(ctx, [customerId]);
  const book: TitleRow[] = await ctx.db<TitleRow>('invoice_titles').where({ customer_id: customerId });
  const index = titleIndex(ctx, it.title);
  const asked = it.id === undefined ? undefined : book.find((row) => row.id === it.id);
  if (it.id !== undefined && !asked) throw new AppError('invoice.title_not_found');
  const same = book.find((row) => row.title_index === index && row.id !== asked?.id);
  if (same && asked) await ctx.db<TitleRow>('invoice_titles').where({ id: same.id }).delete();
  const known = asked ?? same;
  if (!known && book.length >= most) throw new AppError('invoice.titles_full');
  const id = known?.id ?? ctx.ids.next('invoiceTitle');
  const isDefault = it.isDefault || (known?.is_default ?? 0) === 1 ? 1 : 0;
  const values = {
    ...{ kind: it.title.kind, title_sealed: sealKeptTitle(ctx, id, it), title_index: index },
    ...{ is_default: isDefault, used_at: ctx.clock.now() },
  };
  if (isDefault === 1)
    await ctx.db<TitleRow>('invoice_titles').where({ customer_id: customerId, kind: it.title.kind }).update({ is_default: 0 });
  if (known) await ctx.db<TitleRow>('invoice_titles').where({ id }).update(values);
  else
    await ctx
      .db<TitleRow>('invoice_titles')
      .insert({ id, customer_id: customerId, origin_customer_id: customerId, created_at: ctx.clock.now(), ...values });
}
