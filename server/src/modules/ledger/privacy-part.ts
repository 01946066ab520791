import { formatChinaTime } from '@lianke/shared';
import type { LedgerKind, LedgerReason } from '@lianke/shared';
import type { Context } from '../../kernel/context.ts';
import type { Holding, Person, PrivacyPart } from '../../kernel/privacy/privacy-part.ts';
import { closeLots } from './posting/close-lots.ts';
import { lockOwners } from './posting/locked-accounts.ts';
import type { LotRow } from './tables.ts';

const accountIdsOf = (ctx: Context, { customerIds }: Person): Promise<string[]> =>
  ctx
    .db('ledger_accounts')
    .whereIn('customer_id', [...customerIds])
    .pluck<string[]>('id');

/** Principal is the person's money: it is not forfeited but stays owed, under a number nobody's name is tied to, until it is paid out. */
const forfeitable: LedgerKind[] = ['points', 'growth', 'bonus'];

const openLots = async (ctx: Context, person: Person): Promise<LotRow[]> =>
  ctx
    .db<LotRow>('ledger_lots')
    .whereIn('account_id', await accountIdsOf(ctx, person))
    .where({ is_open: 1 })
    .whereIn('kind', forfeitable);

const balances: Holding = {
  what: '积分、成长值和赠送余额（作废）',
  tables: ['ledger_accounts'],
  count: async (ctx, person) => (await openLots(ctx, person)).length,
  erase: async (ctx, person) => {
    const accounts = await lockOwners(ctx, await accountIdsOf(ctx, person));
    const lots = await openLots(ctx, person);
    if (lots.length > 0) await closeLots(ctx, accounts, lots, 'forfeited');
  },
};

/** Transactions of which this person's accounts hold a side. */
const transactionsOf = async (ctx: Context, person: Person): Promise<string[]> =>
  ctx
    .db('ledger_entries')
    .whereIn('account', await accountIdsOf(ctx, person))
    .distinct()
    .pluck<string[]>('transaction_id');

/** Whatever staff wrote may name somebody; figures do not. */
const notes: Holding = {
  what: '积分与余额流水里的备注',
  tables: [],
  count: async (ctx, person) => (await withNote(ctx, person)).length,
  erase: async (ctx, person) => {
    const ids = await withNote(ctx, person);
    for (let from = 0; from < ids.length; from += 500)
      await ctx
        .db('ledger_transactions')
        .whereIn('id', ids.slice(from, from + 500))
        .update({ note: '' });
  },
};

async function withNote(ctx: Context, person: Person): Promise<string[]> {
  const ids = await transactionsOf(ctx, person);
  const found: string[] = [];
  for (let from = 0; from < ids.length; from += 500)
    found.push(
      ...(await ctx
        .db('ledger_transactions')
        .whereIn('id', ids.slice(from, from + 500))
        .whereNot({ note: '' })
        .pluck<string[]>('id')),
    );
  return found;
}

const kindWords: Record<LedgerKind, string> = { points: '积分', growth: '成长值', principal: '储值本金（分）', bonus: '赠送余额（分）' };
const reasonWords: Record<LedgerReason, string> = {
  earned: '获得',
  granted: '赠送',
  spent: '使用',
  refunded: '退回',
  expired: '过期',
  exchanged: '兑换',
  recharged: '充值',
  paid_out: '退款',
  taken_back: '收回',
  adjusted: '人工调整',
};

/** Points, growth and stored value: a copy of every entry; a deletion leaves figures under bare numbers, which the books need. */
export const ledgerPrivacyPart: PrivacyPart = {
  name: 'ledger',
  holdings: [notes, balances],
  exportFor: async (ctx, person) => {
    const rows = await ctx
      .db('ledger_entries')
      .join('ledger_transactions', 'ledger_transactions.id', 'ledger_entries.transaction_id')
      .whereIn('ledger_entries.account', await accountIdsOf(ctx, person))
      .orderBy(['ledger_entries.at', 'ledger_entries.id'])
      .select<{ kind: LedgerKind; amount: number; balance_after: number; at: number; reason: LedgerReason; note: string }[]>(
        'ledger_entries.kind',
        'ledger_entries.amount',
        'ledger_entries.balance_after',
        'ledger_entries.at',
        'ledger_transactions.reason',
        'ledger_transactions.note',
      );
    return [
      {
        key: 'ledger',
        title: '积分、成长值与储值流水',
        columns: ['时间', '种类', '事项', '变动', '变动后', '备注'],
        rows: rows.map((it) => [
          formatChinaTime(it.at),
          kindWords[it.kind],
          reasonWords[it.reason],
          String(it.amount),
          String(it.balance_after),
          it.note || '—',
        ]),
        data: rows,
      },
    ];
  },
  keptFor: async (ctx, person) => [
    {
      what: '积分与储值的账目（只有编号、数额和时间；未退的储值本金继续保留）',
      count: (await transactionsOf(ctx, person)).length,
      until: null,
      law: '《会计法》第二十三条、《电子商务法》第三十一条：会计资料和交易信息须依法保存',
    },
  ],
};
