import type { LedgerKind } from '@lianke/shared';
import type { Context } from '../../../kernel/context.ts';
import { insertRows } from '../../../kernel/db/insert-rows.ts';
import type { LotRow } from '../tables.ts';
import type { LockedAccount } from './locked-accounts.ts';
import { postEntries } from './post-entries.ts';
import { toTransactionRow } from './transactions.ts';
import { movesOf, useLots } from './use-lots.ts';

/**
 * Takes everything that remains out of these lots: one transaction per member and kind. Their accounts must be locked.
 * `shopReason` names where it goes on the shop's side.
 */
export async function closeLots(
  ctx: Context,
  accounts: readonly LockedAccount[],
  lots: readonly LotRow[],
  shopReason: 'expired' | 'forfeited',
): Promise<void> {
  const ownerOf = new Map(accounts.map((it) => [it.id, it.ownerId]));
  const groups = new Map<string, LotRow[]>();
  for (const lot of lots) {
    const group = `${ownerOf.get(lot.account_id) ?? ''}|${lot.kind}`;
    groups.set(group, [...(groups.get(group) ?? []), lot]);
  }
  const closed = [...groups.values()].map((group) => {
    const taken = group.map((lot) => ({ lot, amount: lot.remaining }));
    const kind = group[0]?.kind as LedgerKind;
    const amount = taken.reduce((sum, it) => sum + it.amount, 0);
    const row = toTransactionRow(ctx, { key: '', movement: 'expire', kind, amount, reason: 'expired' });
    return { row: { ...row, idem_key: `expire:${row.id}` }, taken };
  });
  await insertRows(
    ctx,
    'ledger_transactions',
    closed.map(({ row }) => row),
  );
  await useLots(
    ctx,
    closed.map(({ row, taken }) => ({ transactionId: row.id, taken })),
  );
  const postings = closed.map(({ row, taken }) => ({ transactionId: row.id, kind: row.kind, shopReason, moves: movesOf(taken, -1) }));
  await postEntries(ctx, accounts, postings);
}

/** The lots of these accounts that are past their day but not closed yet. */
export const findDueLots = (ctx: Context, accountIds: readonly string[]): Promise<LotRow[]> =>
  ctx
    .db<LotRow>('ledger_lots')
    .whereIn('account_id', [...accountIds])
    .where({ is_open: 1 })
    .where('expires_at', '<=', ctx.clock.now())
    .orderBy(['expires_at', 'id']);
