import type { BillRow, BillType } from './bill-rows.ts';
import { feeText, yuan } from './bill-rows.ts';

const BOM = '\uFEFF';
const LINE_END = '\r\n';

const BEFORE = [
  '交易时间', '公众账号ID', '商户号', '特约商户号', '设备号', '微信订单号', '商户订单号', '用户标识', '交易类型', '交易状态',
  '付款银行', '货币种类', '应结订单金额', '代金券金额',
]; // prettier-ignore
const REFUND_PART = ['微信退款单号', '商户退款单号', '退款金额', '充值券退款金额', '退款类型', '退款状态'];
const AFTER = ['商品名称', '商户数据包', '手续费', '费率', '订单金额'];

const COLUMNS: Record<BillType, string[]> = {
  ALL: [...BEFORE, ...REFUND_PART, ...AFTER, '申请退款金额', '费率备注'],
  SUCCESS: [...BEFORE, ...AFTER, '费率备注'],
  REFUND: [...BEFORE, '退款申请时间', '退款成功时间', ...REFUND_PART, ...AFTER, '申请退款金额', '费率备注'],
};

const SUMMARY = ['总交易单数', '应结订单总金额', '退款总金额', '充值券退款总金额', '手续费总金额', '订单总金额', '申请退款总金额'];

/** The backtick keeps spreadsheets from reading long numbers as numbers. A line break in a name would be a new row. */
const line = (cells: string[]): string => cells.map((cell) => `\`${cell.replace(/[\r\n]+/g, ' ')}`).join(',');

const sum = (rows: readonly BillRow[], part: (row: BillRow) => number): number => rows.reduce((total, row) => total + part(row), 0);

export function billFile(rows: readonly BillRow[], type: BillType): Buffer {
  const columns = COLUMNS[type];
  const summary = [
    `${rows.length}.0`,
    yuan(sum(rows, (row) => row.settledFen)),
    yuan(sum(rows, (row) => row.refundFen)),
    '0.00',
    feeText(sum(rows, (row) => row.fee)),
    yuan(sum(rows, (row) => row.orderFen)),
    yuan(sum(rows, (row) => row.askedRefundFen)),
  ];
  const lines = [
    columns.join(','),
    ...rows.map((row) => line(columns.map((column) => row.cells[column] ?? ''))),
    SUMMARY.join(','),
    line(summary),
  ];
  return Buffer.from(BOM + lines.join(LINE_END) + LINE_END, 'utf8');
}
