import type { LedgerKind, LedgerReason } from '@lianke/shared';
import type { Context } from '../../../kernel/context.ts';
import { beyond, readCursor, writeCursor } from '../../../kernel/db/paging.ts';
import { accountsOf } from './accounts-of.ts';

export interface HistoryEntry {
  id: string;
  kind: LedgerKind;
  amount: number;
  balanceAfter: number;
  reason: LedgerReason;
  note: string;
  at: number;
}

/** Which part of a member's history. */
export interface HistoryPage {
  kind: LedgerKind;
  cursor?: string | undefined;
  limit: number;
}

interface Row extends Omit<HistoryEntry, 'balanceAfter'> {
  balance_after: number;
}

/** What moved a member's balance, newest first. A merged person's spend may be two lines: one per record it was taken from. */
export async function listHistory(
  ctx: Context,
  input: HistoryPage & { customerId: string },
): Promise<{ entries: HistoryEntry[]; next: string | null }> {
  const accounts = (await accountsOf(ctx, input.customerId)).filter((account) => account.kind === input.kind);
  const query = ctx
    .db('ledger_entries')
    .join('ledger_transactions', 'ledger_transactions.id', 'ledger_entries.transaction_id')
    .whereIn(
      'ledger_entries.account',
      accounts.map((account) => account.id),
    )
    .orderBy([
      { column: 'ledger_entries.at', order: 'desc' },
      { column: 'ledger_entries.id', order: 'desc' },
    ])
    .limit(input.limit + 1);
  const from = readCursor(input.cursor);
  if (from) beyond(query, ['ledger_entries.at', 'ledger_entries.id'], [from.value, from.id], '<');
  const columns = ['id', 'kind', 'amount', 'balance_after', 'at'].map((column) => `ledger_entries.${column}`);
  const rows = await query.select<Row[]>(...columns, 'ledger_transactions.reason', 'ledger_transactions.note');
  const page = rows.slice(0, input.limit);
  const last = page.at(-1);
  return {
    entries: page.map(({ balance_after, ...row }) => ({ ...row, balanceAfter: balance_after })),
    next: rows.length > input.limit && last ? writeCursor({ value: last.at, id: last.id }) : null,
  };
}
