import type { Context } from '../../../kernel/context.ts';
import { insertRows } from '../../../kernel/db/insert-rows.ts';
import type { Taken } from '../rules/take-lots.ts';
import type { LotRow, LotUseRow } from '../tables.ts';

/** Takes these parts out of their lots and notes for which transaction. The lots' accounts must be locked. */
export async function useLots(ctx: Context, uses: readonly { transactionId: string; taken: readonly Taken<LotRow>[] }[]): Promise<void> {
  const all = uses.flatMap(({ taken }) => taken);
  const emptied = all.filter(({ lot, amount }) => lot.remaining === amount).map(({ lot }) => lot.id);
  for (let from = 0; from < emptied.length; from += 500)
    await ctx
      .db('ledger_lots')
      .whereIn('id', emptied.slice(from, from + 500))
      .update({ remaining: 0, is_open: 0 });
  for (const { lot, amount } of all)
    if (lot.remaining !== amount)
      await ctx
        .db('ledger_lots')
        .where({ id: lot.id })
        .update({ remaining: lot.remaining - amount });
  await insertRows(
    ctx,
    'ledger_lot_uses',
    uses.flatMap(({ transactionId, taken }) =>
      taken.map(({ lot, amount }, nth): LotUseRow => ({ transaction_id: transactionId, lot_id: lot.id, nth, amount, returned: 0 })),
    ),
  );
}

/** What each account gives (negative), account by account. */
export function movesOf(taken: readonly Taken<Pick<LotRow, 'account_id'>>[], sign: 1 | -1): { accountId: string; amount: number }[] {
  const sums = new Map<string, number>();
  for (const { lot, amount } of taken) sums.set(lot.account_id, (sums.get(lot.account_id) ?? 0) + sign * amount);
  return [...sums].map(([accountId, amount]) => ({ accountId, amount }));
}
