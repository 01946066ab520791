import { textsOf } from '../../http/fields.ts';
import type { Invoice } from '../invoice.ts';
import { yuanOf } from '../yuan.ts';
import { sellerFor } from './billing.ts';
import type { NuonuoAnswer, NuonuoCall } from './call.ts';
import { invoiceView } from './invoice-view.ts';
import { textIn } from './read-text.ts';
import { badField, NuonuoRefusal } from './refusal.ts';

const MOST_NUMBERS = 50;
const MOST_PER_PAGE = 100;
const DAY_MS = 86_400_000;
const LONGEST_SPAN_MS = 10 * DAY_MS;
const STAMP = /^(\d{4}-\d{2}-\d{2})(?: (\d{2}:\d{2}:\d{2}))?$/;

/** queryInvoiceResult: serial numbers win over order numbers; those nobody knows are left out. */
export function queryResult({ world, userTax, body }: NuonuoCall): NuonuoAnswer {
  const serials = textsOf(body, 'serialNos');
  const orders = textsOf(body, 'orderNos');
  const asked = serials.length > 0 ? serials : orders;
  if (asked.length === 0) throw new NuonuoRefusal('E9611', '发票流水号和订单号不能同时为空');
  if (asked.length > MOST_NUMBERS) throw badField(serials.length > 0 ? 'serialNos' : 'orderNos', `最多${MOST_NUMBERS}个`);
  const { einvoice } = world;
  const find = (key: string): Invoice | undefined => {
    if (serials.length > 0) return einvoice.bySerial(key);
    if (userTax === '') throw badField('userTax', '不能为空');
    return einvoice.byOrder(userTax, key);
  };
  const found = asked.flatMap((key) => find(key) ?? []).filter((one) => userTax === '' || one.seller.taxNo === userTax);
  if (found.length === 0) throw new NuonuoRefusal('E9500', '未查询到发票信息');
  const withRows = textIn(body, 'isOfferInvoiceDetail', 1) === '1';
  return { describe: '获取成功', result: found.map((one) => invoiceView(world, one, withRows)) };
}

function instantIn(text: string, key: string, end: boolean): number {
  const [, day, time] = STAMP.exec(text) ?? [];
  const at = day === undefined ? Number.NaN : Date.parse(`${day}T${time ?? (end ? '23:59:59' : '00:00:00')}+08:00`);
  if (Number.isNaN(at)) throw badField(key, '格式应为yyyy-MM-dd HH:mm:ss');
  return end ? at + 999 : at;
}

/** queryInvoiceList: what was issued in a span of at most ten days, red ones too. */
export function queryList(call: NuonuoCall): NuonuoAnswer {
  const { world, body, userTax } = call;
  const taxNo = textIn(body, 'taxnum', 20) || userTax;
  sellerFor(call, taxNo);
  const from = instantIn(textIn(body, 'startTime', 20, true), 'startTime', false);
  const until = instantIn(textIn(body, 'endTime', 20, true), 'endTime', true);
  if (until - from > LONGEST_SPAN_MS + 999) throw badField('endTime', '与startTime相差不能超过10天');
  const page = Number(textIn(body, 'pageNo', 10) || '1');
  const size = Number(textIn(body, 'pageSize', 10) || '20');
  if (!Number.isInteger(page) || page < 1) throw badField('pageNo', '不合法');
  if (!Number.isInteger(size) || size < 1 || size > MOST_PER_PAGE) throw badField('pageSize', `应为1至${MOST_PER_PAGE}`);
  const all: Invoice[] = [];
  for (const one of world.einvoice.all()) {
    if (one.seller.taxNo === taxNo && one.issuedAt >= from && one.issuedAt <= until && one.issuedAt > 0) all.push(one);
  }
  const shown = all.slice((page - 1) * size, page * size);
  return {
    describe: '查询成功',
    result: { totalCount: all.length, invoices: shown.map((one) => invoiceView(world, one, false)) },
  };
}

/** getInvoiceStock. Its answer for 数电票 is not known; the month's ceiling is what there is to tell. */
export function stock(call: NuonuoCall): NuonuoAnswer {
  const taxNo = textIn(call.body, 'taxnum', 20) || call.userTax;
  sellerFor(call, taxNo);
  const { month, usedFen, limitFen, leftFen } = call.world.einvoice.quota.view(taxNo, call.world.clock.now());
  const orEmpty = (fen: number | null) => (fen === null ? '' : yuanOf(fen));
  return {
    describe: '获取成功',
    result: [{ taxnum: taxNo, month, totalAmount: orEmpty(limitFen), usedAmount: yuanOf(usedFen), remainAmount: orEmpty(leftFen) }],
  };
}
