import { formatChinaTime, formatYuan } from '@lianke/shared';
import type { OrderState } from '@lianke/shared';
import type { Context } from '../../kernel/context.ts';
import { rowsAbout } from '../../kernel/privacy/privacy-part.ts';
import type { Holding, Person, PrivacyPart } from '../../kernel/privacy/privacy-part.ts';
import type { OrderLineRow, OrderRefundRow, OrderRow } from './tables.ts';
import { openAddress } from './views/order-detail.ts';

const ofPerson = (ctx: Pick<Context, 'db'>, { customerIds }: Person, table: string) =>
  ctx.db(table).where((where) => void where.whereIn('customer_id', [...customerIds]).orWhereIn('origin_customer_id', [...customerIds]));

const countOf = async (query: ReturnType<typeof ofPerson>): Promise<number> =>
  Number(((await query.count({ count: '*' }).first()) as { count: number | string }).count);

/** The order is an accounting record; who it went to and what they wrote is not. */
const details: Holding = {
  what: '订单上的收货人、电话、地址和备注',
  tables: ['orders'],
  count: (ctx, person) =>
    countOf(ofPerson(ctx, person, 'orders').where((where) => void where.whereNotNull('address_sealed').orWhereNot({ remark: '' }))),
  erase: (ctx, person) => ofPerson(ctx, person, 'orders').update({ address_sealed: null, remark: '' }),
};

/** Pictures themselves are the files' part. */
const words: Holding = {
  what: '退款申请里的原因、照片和答复',
  tables: ['order_refunds'],
  count: (ctx, person) => countOf(ofPerson(ctx, person, 'order_refunds').whereNot({ reason: '' })),
  erase: (ctx, person) => ofPerson(ctx, person, 'order_refunds').update({ reason: '', photo_ids: '[]', answer: '' }),
};

/** The history stays, without what people wrote. */
const notes: Holding = {
  what: '订单流转记录里的说明',
  tables: [],
  count: async (ctx, person) =>
    countOf(
      ctx
        .db('order_events')
        .whereIn('order_id', ofPerson(ctx, person, 'orders').select('id'))
        .whereNot({ note: '' }),
    ),
  erase: (ctx, person) =>
    ctx
      .db('order_events')
      .whereIn('order_id', ofPerson(ctx, person, 'orders').select('id'))
      .update({ note: '' }),
};

const stateWords: Record<OrderState, string> = {
  created: '待付款',
  paying: '付款中',
  paid: '已付款',
  shipped: '已发货',
  completed: '已完成',
  closed: '已关闭',
};

/** Orders and refunds: a copy of all of it; a deletion leaves figures under bare numbers, which the books need for ten years. */
export const ordersPrivacyPart: PrivacyPart = {
  name: 'orders',
  holdings: [notes, words, details, rowsAbout('购物车', 'cart_lines')],
  async exportFor(ctx, person) {
    const orders = (await ofPerson(ctx, person, 'orders').orderBy(['created_at', 'id'])) as OrderRow[];
    const ids = orders.map((row) => row.id);
    const lines: OrderLineRow[] = [];
    for (let from = 0; from < ids.length; from += 500)
      lines.push(
        ...(await ctx
          .db<OrderLineRow>('order_lines')
          .whereIn('order_id', ids.slice(from, from + 500))
          .orderBy(['order_id', 'nth'])),
      );
    const refunds = (await ofPerson(ctx, person, 'order_refunds').orderBy('id')) as OrderRefundRow[];
    const cart = await ctx
      .db('cart_lines')
      .whereIn('customer_id', [...person.customerIds])
      .orderBy('added_at')
      .select<{ sku_id: string; quantity: number; added_at: number }[]>('sku_id', 'quantity', 'added_at');
    return [
      {
        key: 'orders',
        title: '订单',
        columns: ['订单号', '下单时间', '内容', '件数', '实付', '已退', '状态', '收货信息', '备注'],
        rows: orders.map((row) => [
          ...[row.source_order_no, formatChinaTime(row.created_at), row.title, String(row.pieces), formatYuan(row.paid_fen)],
          ...[formatYuan(row.refunded_fen), stateWords[row.state], Object.values(openAddress(ctx, row) ?? {}).join(' '), row.remark],
        ]),
        data: orders.map((row) => ({
          ...{ orderNo: row.source_order_no, source: row.source, kind: row.kind, state: row.state, title: row.title },
          ...{ payFen: row.pay_fen, balanceFen: row.balance_fen, points: row.points, refundedFen: row.refunded_fen },
          ...{ address: openAddress(ctx, row), remark: row.remark, createdAt: row.created_at, paidAt: row.paid_at },
          lines: lines
            .filter((line) => line.order_id === row.id)
            .map((line) => ({ title: line.title, spec: line.spec, unitFen: line.unit_fen, quantity: line.quantity })),
        })),
      },
      {
        key: 'refunds',
        title: '退款',
        columns: ['订单', '申请时间', '金额', '原因', '答复'],
        rows: refunds.map((row) => [
          ...[row.order_id, formatChinaTime(row.created_at), formatYuan(row.pay_fen + row.principal_fen + row.bonus_fen)],
          ...[row.reason, row.answer],
        ]),
        data: refunds.map((row) => ({
          ...{ orderId: row.order_id, state: row.state, payFen: row.pay_fen, balanceFen: row.principal_fen + row.bonus_fen },
          ...{ points: row.points, reason: row.reason, answer: row.answer, createdAt: row.created_at },
        })),
      },
      {
        key: 'cart',
        title: '购物车',
        columns: ['规格编号', '件数', '加入时间'],
        rows: cart.map((row) => [row.sku_id, String(row.quantity), formatChinaTime(row.added_at)]),
        data: cart.map((row) => ({ skuId: row.sku_id, quantity: row.quantity, addedAt: row.added_at })),
      },
    ];
  },
  keptFor: async (ctx, person) => [
    {
      what: '订单与退款的账目（只有编号、商品、数额和时间，不含姓名、电话、地址和备注）',
      count: await countOf(ofPerson(ctx, person, 'orders')),
      until: null,
      law: '《会计法》第二十三条、《税收征收管理法实施细则》第二十九条：账簿、凭证须保存十年',
    },
  ],
};
