import { callingMember } from '../../../kernel/calling-member.ts';
import type { Context } from '../../../kernel/context.ts';
import { AppError } from '../../../kernel/errors.ts';
import { allIdsOf } from '../../customers/index.ts';
import type { InvoicedSource } from '../invoiced-part.ts';

/** Refuses what is not the calling customer's, under whatever record it stands. The answer throws order.not_found. */
export async function onlyOwn(ctx: Context): Promise<(sources: readonly InvoicedSource[]) => void> {
  const ids = await allIdsOf(ctx, callingMember(ctx).customerId);
  return (sources) => {
    if (sources.some((source) => source.customerId === null || !ids.includes(source.customerId))) throw new AppError('order.not_found');
  };
}
