import { formatChinaTime, formatYuan } from '@lianke/shared';
import type { Holding, PrivacyPart } from '../../kernel/privacy/privacy-part.ts';
import type { Context } from '../../kernel/context.ts';
import type { PaymentRow } from './tables.ts';

const mine = (ctx: Context, customerIds: readonly string[]) => ctx.db<PaymentRow>('payments').whereIn('customer_id', [...customerIds]);

/** Who paid is forgotten; that it was paid stays in the books under bare numbers. */
const payers: Holding = {
  what: '支付记录中的微信身份与商品说明',
  tables: ['payments'],
  count: async (ctx, { customerIds }) => {
    const query = mine(ctx, customerIds).whereNot({ openid: '' });
    return Number(((await query.count({ count: '*' }).first()) as { count: number | string }).count);
  },
  erase: (ctx, { customerIds }) => mine(ctx, customerIds).whereIn('status', ['paid', 'closed']).update({ openid: '', description: '' }),
};

export const paymentsPrivacyPart: PrivacyPart = {
  name: 'payments',
  holdings: [payers],
  async exportFor(ctx, { customerIds }) {
    const rows = await mine(ctx, customerIds).whereNotNull('paid_at').orderBy('id');
    return [
      {
        key: 'payments',
        title: '微信支付',
        columns: ['支付时间', '金额', '已退', '说明', '商户单号', '微信支付单号'],
        rows: rows.map((row) => [
          formatChinaTime(row.paid_at ?? 0),
          formatYuan(row.amount_fen),
          formatYuan(row.refunded_fen),
          row.description,
          row.id,
          row.transaction_id ?? '',
        ]),
        data: rows.map((row) => ({
          ...{ paidAt: row.paid_at, amountFen: row.amount_fen, refundedFen: row.refunded_fen },
          ...{ description: row.description, outTradeNo: row.id, transactionId: row.transaction_id },
        })),
      },
    ];
  },
  async keptFor(ctx, { customerIds }) {
    const paid = mine(ctx, customerIds).whereNotNull('paid_at');
    const { count } = (await paid.count({ count: '*' }).first()) as { count: number | string };
    return [
      {
        what: '支付与退款记录（只有单号和金额）',
        count: Number(count),
        until: null,
        law: '《电子商务法》第三十一条、《会计法》第二十三条：交易信息与会计资料须保存',
      },
    ];
  },
};
