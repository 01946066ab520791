import type { Input, Output } from '@lianke/shared/api';
import { callingMember } from '../../../kernel/calling-member.ts';
import type { Context } from '../../../kernel/context.ts';
import { AppError } from '../../../kernel/errors.ts';
import { inTransaction } from '../../../kernel/transaction.ts';
import { allIdsOf } from '../../customers/index.ts';
import type { TitleRow } from '../tables.ts';
import { judgeTitle } from './judge-title.ts';
import { keepTitle, readTitles } from './title-book.ts';

const own = async (ctx: Context): Promise<Output<'member.titles.list'>> => ({
  titles: await readTitles(ctx, await allIdsOf(ctx, callingMember(ctx).customerId)),
});

export const listTitles = own;

/** Throws invoice.title_invalid, title_not_found, titles_full. */
export async function saveTitle(ctx: Context, input: Input<'member.titles.save'>): Promise<Output<'member.titles.save'>> {
  const { customerId } = callingMember(ctx);
  const title = judgeTitle(input.title, 'normal', input.despiteWarning ?? false);
  const it = { id: input.id, title, email: input.email ?? '', isDefault: input.isDefault ?? false };
  await inTransaction(ctx, (ctx) => keepTitle(ctx, customerId, it));
  return own(ctx);
}

/** Throws invoice.title_not_found. */
export async function deleteTitle(ctx: Context, { id }: { id: string }): Promise<Output<'member.titles.delete'>> {
  const ids = await allIdsOf(ctx, callingMember(ctx).customerId);
  const gone = await ctx.db<TitleRow>('invoice_titles').where({ id }).whereIn('customer_id', ids).delete();
  if (gone === 0) throw new AppError('invoice.title_not_found');
  return own(ctx);
}
