import type { Json } from '../../http/fields.ts';
import { isJson, listOf } from '../../http/fields.ts';
import type { InvoiceLine, InvoiceRow } from '../invoice.ts';
import type { Decimal } from '../yuan.ts';
import { bpsOf, decimalOf, fenOf, isProduct, netFenOf, productFen, taxFenOf, taxFits } from '../yuan.ts';
import { textIn } from './read-text.ts';
import { badField, NuonuoRefusal } from './refusal.ts';

const MOST_ROWS = 2_000;
const NAME_WIDTH = 90;
const MOST_TAX_APART_FEN = 6;
const GOODS_CODE = /^\d{19}$/;
const NUMBER = /^-?\d{1,16}(\.\d{1,8})?$/;
const POLICIES = /^(0|0[1-9]|1[0-8])?$/;

/** As GBK counts: a Chinese character is two. */
const widthOf = (text: string): number => [...text].reduce((sum, one) => sum + (one.charCodeAt(0) < 128 ? 1 : 2), 0);

function decimalIn(source: Json, key: string, code: string): Decimal | undefined {
  const text = textIn(source, key, 16);
  if (text === '') return undefined;
  const decimal = NUMBER.test(text) ? decimalOf(text) : undefined;
  if (!decimal) throw new NuonuoRefusal(code, `参数${key}格式错误：${text}`);
  return decimal;
}

function moneyIn(source: Json, key: string, code: string): number | undefined {
  const text = textIn(source, key, 16);
  if (text === '') return undefined;
  const fen = fenOf(text);
  if (fen === undefined) throw new NuonuoRefusal(code, `参数${key}格式错误：${text}`);
  return fen;
}

interface Amounts {
  netFen: number;
  taxFen: number;
}

/** All three as given, or worked out from price and quantity. */
function amountsIn(source: Json, bps: number, withTax: boolean, price: Decimal | undefined, num: Decimal | undefined): Amounts {
  const net = moneyIn(source, 'taxExcludedAmount', 'E9127');
  const tax = moneyIn(source, 'tax', 'E9128');
  const total = moneyIn(source, 'taxIncludedAmount', 'E9129');
  if (net === undefined && tax === undefined && total === undefined) {
    if (!price || !num) throw new NuonuoRefusal('E9123', '单价为空时，不含税金额、税额、含税金额不能为空');
    const product = productFen(price, num);
    const netFen = withTax ? netFenOf(product, bps) : product;
    return { netFen, taxFen: withTax ? product - netFen : taxFenOf(netFen, bps) };
  }
  if (net === undefined || tax === undefined || total === undefined)
    throw new NuonuoRefusal('E9123', '不含税金额、税额、含税金额需同时传入');
  if (net + tax !== total) throw new NuonuoRefusal('E9130', '不含税金额与税额之和不等于含税金额');
  if (!taxFits(net, bps, tax, MOST_TAX_APART_FEN)) throw new NuonuoRefusal('E9131', '不含税金额乘以税率与税额的误差大于0.06');
  if (price && num && !isProduct(price, num, withTax ? total : net)) throw badField('price', '与数量的乘积和金额不符');
  return { netFen: net, taxFen: tax };
}

function zeroRateIn(source: Json, bps: number, line: InvoiceLine): string {
  const zeroRate = textIn(source, 'zeroRateFlag', 1);
  if (!/^[123]?$/.test(zeroRate)) throw badField('zeroRateFlag', '不合法');
  if (bps === 0 && zeroRate === '') throw badField('zeroRateFlag', '在税率为0时不能为空');
  if (bps > 0 && zeroRate !== '') throw badField('zeroRateFlag', '在税率不为0时应为空');
  if (line === 'bs' && (zeroRate === '1' || zeroRate === '2')) throw badField('zeroRateFlag', '：免税、不征税项目不能开具增值税专用发票');
  return zeroRate;
}

function readRow(source: Json, line: InvoiceLine): InvoiceRow {
  const name = textIn(source, 'goodsName', NAME_WIDTH, true);
  if (widthOf(name) > NAME_WIDTH) throw badField('goodsName', `长度不能超过${NAME_WIDTH}字节`);
  const code = textIn(source, 'goodsCode', 19);
  if (code === '') throw new NuonuoRefusal('E9121', `商品“${name}”没有税收分类编码`);
  if (!GOODS_CODE.test(code)) throw badField('goodsCode', '应为19位数字');
  const flag = textIn(source, 'withTaxFlag', 1, true);
  if (flag !== '0' && flag !== '1') throw badField('withTaxFlag', '应为0或1');
  const rate = textIn(source, 'taxRate', 10, true);
  const bps = bpsOf(rate);
  if (bps === undefined || bps < 0 || bps > 10_000) throw new NuonuoRefusal('E9126', `参数taxRate格式错误：${rate}`);
  const price = decimalIn(source, 'price', 'E9124');
  const num = decimalIn(source, 'num', 'E9125');
  if (Boolean(price) !== Boolean(num)) throw badField('num', '与price应同时传入或同时为空');
  const property = textIn(source, 'invoiceLineProperty', 1) || '0';
  if (property !== '0' && property !== '1' && property !== '2') throw badField('invoiceLineProperty', '不合法');
  const policy = textIn(source, 'favouredPolicyFlag', 2);
  if (!POLICIES.test(policy)) throw badField('favouredPolicyFlag', '不合法');
  const { netFen, taxFen } = amountsIn(source, bps, flag === '1', price, num);
  return {
    property,
    name,
    code,
    spec: textIn(source, 'specType', 40),
    unit: textIn(source, 'unit', 20),
    quantity: textIn(source, 'num', 16),
    // Printed without tax, as the bureau's form has it.
    price: price && num && flag === '0' ? textIn(source, 'price', 16) : price && num ? priceWithoutTax(netFen, num) : '',
    netFen,
    taxFen,
    bps,
    zeroRate: zeroRateIn(source, bps, line),
    policy: policy === '0' ? '' : policy,
    policyName: textIn(source, 'favouredPolicyName', 50),
  };
}

/** Eight decimals of net ÷ quantity. */
function priceWithoutTax(netFen: number, num: Decimal): string {
  if (num.units === 0n) return '';
  const units = (BigInt(netFen) * 10n ** BigInt(num.scale + 6)) / num.units;
  const text = String(units).padStart(9, '0');
  return `${text.slice(0, -8)}.${text.slice(-8)}`.replace(/\.?0+$/, '');
}

/** One row against the one above and the one below. */
function checkInPlace(row: InvoiceRow, above: InvoiceRow | undefined, below: InvoiceRow | undefined): void {
  const total = row.netFen + row.taxFen;
  if (row.property === '1') {
    if (above?.property !== '2') throw new NuonuoRefusal('E9110', '折扣行应紧跟在被折扣行之后');
    if (above.name !== row.name || above.code !== row.code) throw new NuonuoRefusal('E9105', '折扣行与被折扣行的商品名称不一致');
    if (above.bps !== row.bps || above.zeroRate !== row.zeroRate) throw new NuonuoRefusal('E9112', '折扣行与被折扣行的税率不一致');
    if (row.quantity !== '' && !row.quantity.startsWith('-')) throw new NuonuoRefusal('E9111', '蓝票折扣行的数量应为负数');
    if (row.netFen >= 0 || row.taxFen > 0) throw badField('taxExcludedAmount', '在折扣行应为负数');
    if (-total > above.netFen + above.taxFen || -row.netFen > above.netFen) throw new NuonuoRefusal('E9108', '折扣金额大于被折扣行的金额');
    return;
  }
  if (row.property === '2' && below?.property !== '1') throw new NuonuoRefusal('E9110', '被折扣行之后应紧跟折扣行');
  if (row.netFen <= 0 || row.taxFen < 0) throw badField('taxExcludedAmount', '在蓝票中应大于0');
  if (row.quantity.startsWith('-')) throw new NuonuoRefusal('E9111', '蓝票的数量应大于0');
}

export function readRows(order: Json, line: InvoiceLine): InvoiceRow[] {
  const sources = listOf(order, 'invoiceDetail');
  if (sources.length === 0) throw new NuonuoRefusal('E9122', '发票明细不能为空');
  if (sources.length > MOST_ROWS) throw badField('invoiceDetail', `不能超过${MOST_ROWS}行`);
  const rows = sources.map((one) => {
    if (!isJson(one)) throw badField('invoiceDetail', '格式错误');
    return readRow(one, line);
  });
  rows.forEach((row, index) => checkInPlace(row, rows[index - 1], rows[index + 1]));
  return rows;
}
