import { ledgerKinds } from '@lianke/shared';
import type { LedgerKind } from '@lianke/shared';
import type { Context } from '../../../kernel/context.ts';

const day = 86_400_000;
const ages = [30, 90, 180, 365] as const;

/** What the shop owes its members of one kind, from three books that have to agree. */
export interface Liability {
  kind: LedgerKind;
  accounts: number;
  balance: number;
  openLots: number;
  /** Open lots by how many days ago they were earned; null: longer ago than all others. */
  byAge: { upToDays: number | null; amount: number }[];
  /** balance = openLots = what members' entries sum up to, and both sides of all entries sum up to 0. */
  balanced: boolean;
}

interface Sum {
  book: 'accounts' | 'lots' | 'entries';
  kind: LedgerKind;
  part: string;
  amount: number | string;
  rows: number | string;
}

/** One statement over all books: the database answers it as of one moment, so that writers at work are no false alarm. */
export async function liabilityNow(ctx: Context): Promise<Liability[]> {
  const sums = await readBooks(ctx);
  return ledgerKinds.map((kind) => {
    const total = (book: Sum['book'], part?: string): number =>
      sums
        .filter((it) => it.book === book && it.kind === kind && (part === undefined || it.part === part))
        .reduce((sum, it) => sum + Number(it.amount), 0);
    const balance = total('accounts');
    const openLots = total('lots');
    return {
      kind,
      accounts: Number(sums.find((it) => it.book === 'accounts' && it.kind === kind)?.rows ?? 0),
      balance,
      openLots,
      byAge: [...ages, null].map((upToDays) => ({ upToDays, amount: total('lots', String(upToDays ?? 'older')) })),
      balanced: balance === openLots && balance === total('entries', 'member') && total('entries') === 0,
    };
  });
}

async function readBooks(ctx: Context): Promise<Sum[]> {
  const { db } = ctx;
  const age = db.raw(`case ${ages.map(() => 'when earned_at > ? then ?').join(' ')} else ? end as part`, [
    ...ages.flatMap((days) => [ctx.clock.now() - days * day, String(days)]),
    'older',
  ]);
  const count = db.raw('count(*) as ??', ['rows']);
  return db.unionAll([
    db
      .select(db.raw('? as book', ['accounts']), 'kind', db.raw('? as part', ['']), db.raw('sum(balance) as amount'), count)
      .from('ledger_accounts')
      .groupBy('kind'),
    db
      .select(db.raw('? as book', ['lots']), 'kind', age, db.raw('sum(remaining) as amount'), count)
      .from('ledger_lots')
      .where({ is_open: 1 })
      .groupBy('kind', 'part'),
    db
      .select(db.raw('? as book', ['entries']), 'kind', db.raw('side as part'), db.raw('sum(amount) as amount'), count)
      .from('ledger_entries')
      .groupBy('kind', 'side'),
  ]);
}
