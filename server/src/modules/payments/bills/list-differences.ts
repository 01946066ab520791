import type { Input, Output } from '@lianke/shared/api';
import type { Context } from '../../../kernel/context.ts';
import { newestPage } from '../../../kernel/db/paging.ts';
import type { DifferenceRow } from '../tables.ts';
import { toDifferences } from './difference-view.ts';

export async function listDifferences(
  ctx: Context,
  { day, status, cursor, limit = 20 }: Input<'staff.reconciliation.differences'>,
): Promise<Output<'staff.reconciliation.differences'>> {
  const query = ctx.db('bill_differences').where({ ...(day && { bill_on: day }), ...(status && { status }) });
  const { page, next } = await newestPage<DifferenceRow>(query, 'differences', { cursor, limit });
  return { differences: await toDifferences(ctx, page), next };
}
