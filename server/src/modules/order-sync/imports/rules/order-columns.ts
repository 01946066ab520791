import type { SyncedState } from '@lianke/shared';
import { parseCount, parseInstant, parseMoney, parsePhone, parseText } from '../../../../kernel/spreadsheets/parse-cells.ts';
import type { Parsed } from '../../../../kernel/spreadsheets/parse-cells.ts';

/** What one row says: of the order as a whole, and of one line of it. Absent where the cell is empty. */
export interface OrderCells {
  orderNo?: string;
  updatedAt?: number;
  state?: SyncedState;
  createdAt?: number;
  paidAt?: number;
  phone?: string;
  unionid?: string;
  openid?: string;
  name?: string;
  paidFen?: number;
  refundedFen?: number;
  store?: string;
  remark?: string;
}
export interface LineCells {
  title?: string;
  spec?: string;
  code?: string;
  unitFen?: number;
  quantity?: number;
  linePaidFen?: number;
}
export type Cells = OrderCells & LineCells;
export type Field = keyof Cells;

const stateWords: Readonly<Record<SyncedState, readonly string[]>> = {
  created: ['待付款', '未付款', 'created'],
  paid: ['已付款', '待发货', 'paid'],
  shipped: ['已发货', '待收货', 'shipped'],
  completed: ['已完成', '交易成功', 'completed'],
  closed: ['已关闭', '已取消', 'closed'],
  refunded: ['已退款', '全额退款', 'refunded'],
};
const states = new Map(Object.entries(stateWords).flatMap(([state, words]) => words.map((word) => [word, state as SyncedState])));

type Reason = (cell: string) => { value: string | number } | { reason: string };

const reasons: Readonly<Record<string, string>> = {
  too_long: '内容太长',
  phone_invalid: '手机号格式不对',
  phone_rounded: '号码被表格软件写成了科学计数法，请把这一列设为“文本”后重新填写',
  date_invalid: '时间看不懂，请写成 2026-11-22 08:30:00',
  instant_invalid: '时间看不懂，请写成 2026-11-22 08:30:00',
  number_invalid: '这里应该是数字',
  money_invalid: '这里应该是金额（元）',
};

const by =
  <T extends string | number>(parse: (cell: string) => Parsed<T>, fits: (value: T) => boolean = () => true): Reason =>
  (cell) => {
    const parsed = parse(cell);
    if ('problem' in parsed) return { reason: reasons[parsed.problem] ?? '内容看不懂' };
    return fits(parsed.value) ? parsed : { reason: '数值不在允许的范围内' };
  };
const money = by(parseMoney, (fen) => fen >= 0 && fen <= 10_000_000_000);
const matching =
  (form: RegExp, reason: string): Reason =>
  (cell) =>
    form.test(cell) ? { value: cell } : { reason };

/** Columns by heading; what is called otherwise is left out. */
export const orderColumns: readonly { heading: string; field: Field; read: Reason }[] = [
  { heading: '订单号', field: 'orderNo', read: by(parseText(64)) },
  { heading: '单号更新时间', field: 'updatedAt', read: by(parseInstant) },
  {
    heading: '状态',
    field: 'state',
    read: (cell) => {
      const state = states.get(cell.toLowerCase());
      return state ? { value: state } : { reason: '状态应为：待付款、已付款、已发货、已完成、已关闭、已退款' };
    },
  },
  { heading: '下单时间', field: 'createdAt', read: by(parseInstant) },
  { heading: '付款时间', field: 'paidAt', read: by(parseInstant) },
  { heading: '手机号', field: 'phone', read: by(parsePhone, (phone) => /^1[3-9]\d{9}$/.test(phone)) },
  { heading: 'unionid', field: 'unionid', read: matching(/^[\w-]{6,64}$/, 'unionid 格式不对') },
  { heading: 'openid', field: 'openid', read: matching(/^[\w-]{6,64}$/, 'openid 格式不对') },
  { heading: '姓名', field: 'name', read: by(parseText(40)) },
  { heading: '实付金额', field: 'paidFen', read: money },
  { heading: '退款金额', field: 'refundedFen', read: money },
  { heading: '商品', field: 'title', read: by(parseText(120)) },
  { heading: '规格', field: 'spec', read: by(parseText(60)) },
  { heading: '编码', field: 'code', read: by(parseText(64)) },
  { heading: '单价', field: 'unitFen', read: money },
  { heading: '数量', field: 'quantity', read: by(parseCount, (count) => count >= 1 && count <= 100_000) },
  { heading: '行实付', field: 'linePaidFen', read: money },
  { heading: '门店', field: 'store', read: by(parseText(40)) },
  { heading: '备注', field: 'remark', read: by(parseText(200)) },
];

/** Without these there is no order in the file. */
export const neededHeadings = ['订单号', '状态', '下单时间', '实付金额'] as const;
