import type { LedgerKind, LedgerReason } from '@lianke/shared';
import { actorId } from '../../../kernel/audit.ts';
import type { Context } from '../../../kernel/context.ts';
import { insertOrRetry } from '../../../kernel/transaction.ts';
import type { Movement, TransactionRow } from '../tables.ts';

/** Why and for what something moves; kept with the transaction. */
export interface Cause {
  /** Names this movement for good, at most 120 ASCII characters (`order-paid:ord_…`): the same key never moves anything twice. */
  key: string;
  reason: LedgerReason;
  /** What a person wrote about it, at most 200 characters. */
  note?: string | undefined;
  /** What it belongs to: an order, a coupon, a term. */
  source?: { kind: string; id: string } | undefined;
}

export interface NewTransaction extends Cause {
  movement: Movement;
  kind: LedgerKind;
  amount: number;
  refundsId?: string;
}

export function toTransactionRow(ctx: Pick<Context, 'ids' | 'clock' | 'actor'>, it: NewTransaction): TransactionRow {
  return {
    id: ctx.ids.next('ledgerTransaction'),
    idem_key: it.key,
    movement: it.movement,
    kind: it.kind,
    amount: it.amount,
    returned: 0,
    refunds_id: it.refundsId ?? null,
    reason: it.reason,
    note: it.note ?? '',
    actor_kind: ctx.actor.kind,
    actor_id: actorId(ctx.actor).slice(0, 64),
    source_kind: it.source?.kind ?? '',
    source_id: it.source?.id ?? '',
    at: ctx.clock.now(),
  };
}

/** Who loses a race for the key runs again and finds what the winner did. */
export async function writeTransaction(ctx: Context, row: TransactionRow): Promise<void> {
  await insertOrRetry(ctx, 'this movement was made meanwhile', () => ctx.db('ledger_transactions').insert(row));
}

/** The movement this key stands for, if it was made already. A key that stands for another one is a mistake in the caller. */
export async function findDone(
  ctx: Context,
  it: Pick<NewTransaction, 'key' | 'movement' | 'kind' | 'amount'>,
): Promise<TransactionRow | undefined> {
  const row = await ctx.db<TransactionRow>('ledger_transactions').where({ idem_key: it.key }).first();
  if (row && (row.movement !== it.movement || row.kind !== it.kind || row.amount !== it.amount))
    throw new Error(`the ledger knows the key "${it.key}" for another movement`);
  return row;
}
