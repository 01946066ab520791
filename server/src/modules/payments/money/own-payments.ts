import type { Context } from '../../../kernel/context.ts';

/** Which of these out_trade_nos are payments of ours. */
export async function ownPayments(ctx: Pick<Context, 'db'>, numbers: readonly string[]): Promise<Set<string>> {
  if (numbers.length === 0) return new Set();
  return new Set(
    await ctx
      .db('payments')
      .whereIn('id', [...numbers])
      .pluck<string[]>('id'),
  );
}
