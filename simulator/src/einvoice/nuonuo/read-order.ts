import type { Json } from '../../http/fields.ts';
import { isJson } from '../../http/fields.ts';
import type { Invoice, InvoiceLine, InvoiceRow, Party } from '../invoice.ts';
import { readRows } from './read-rows.ts';
import { textIn } from './read-text.ts';
import { badField, NuonuoRefusal } from './refusal.ts';

export type Ordered = Pick<
  Invoice,
  'orderNo' | 'line' | 'buyer' | 'clerk' | 'payee' | 'checker' | 'remark' | 'email' | 'phone' | 'callBackUrl'
> & { seller: Omit<Party, 'name'>; rows: InvoiceRow[] };

const TAX_NO = /^[0-9A-Z]{15,20}$/;
const STAMP = /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/;
const MOST_TEL_AND_ADDRESS = 100;
const LEGACY_LINES = ['p', 'c', 's', 'e', 'f', 'r', 'b', 'j', 'u', 'ec', 'es'];

function partyIn(order: Json, who: 'buyer' | 'saler'): Omit<Party, 'name'> {
  const needed = who === 'saler';
  const party = {
    taxNo: textIn(order, `${who}TaxNum`, 20, needed),
    tel: textIn(order, `${who}Tel`, needed ? 20 : 50),
    address: textIn(order, `${who}Address`, 80),
    account: textIn(order, `${who}Account`, 100),
  };
  if (party.taxNo !== '' && !TAX_NO.test(party.taxNo)) throw badField(`${who}TaxNum`, '应为15至20位数字或大写字母');
  if ([...(party.tel + party.address)].length > MOST_TEL_AND_ADDRESS)
    throw badField(`${who}Address`, `与电话合计不能超过${MOST_TEL_AND_ADDRESS}字`);
  return party;
}

function lineIn(order: Json): InvoiceLine {
  const line = textIn(order, 'invoiceLine', 2, true);
  if (line === 'pc' || line === 'bs') return line;
  throw badField('invoiceLine', LEGACY_LINES.includes(line) ? '：该企业只能开具数电发票（pc、bs）' : '不合法');
}

/** How the buyer hears of it decides what has to be known of them. */
function pushIn(order: Json): { email: string; phone: string } {
  const mode = textIn(order, 'pushMode', 2) || '1';
  if (!['-1', '0', '1', '2'].includes(mode)) throw badField('pushMode', '不合法');
  const email = typeof order['email'] === 'string' ? order['email'] : '';
  if (email.length > 50) throw new NuonuoRefusal('E9104', '邮箱长度不能超过50');
  if (email !== '' && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) throw badField('email', '格式错误');
  const phone = textIn(order, 'buyerPhone', 20);
  if ((mode === '0' || mode === '2') && email === '') throw badField('email', '不能为空');
  if ((mode === '1' || mode === '2') && phone === '') throw badField('buyerPhone', '不能为空');
  return { email: mode === '0' || mode === '2' ? email : '', phone: mode === '1' || mode === '2' ? phone : '' };
}

export function callBackUrlIn(source: Json): string {
  const url = textIn(source, 'callBackUrl', 300);
  if (url !== '' && !(URL.canParse(url) && /^https?:$/.test(new URL(url).protocol))) throw badField('callBackUrl', '格式错误');
  return url;
}

/** The order of requestBillingNew, or a refusal with the code the interface gives. */
export function readOrder(body: Json): Ordered {
  const order = body['order'];
  if (!isJson(order)) throw badField('order', '不能为空');
  const orderNo = textIn(order, 'orderNo', 20, true);
  const type = textIn(order, 'invoiceType', 1, true);
  if (type !== '1') throw new NuonuoRefusal('E9101', type === '2' ? '数电红票请使用快捷冲红接口开具' : `发票类型错误：${type}`);
  const line = lineIn(order);
  const buyer = { name: textIn(order, 'buyerName', 100, true), ...partyIn(order, 'buyer') };
  if (line === 'bs' && buyer.taxNo === '') throw badField('buyerTaxNum', '：增值税专用发票的购方税号不能为空');
  if (!STAMP.test(textIn(order, 'invoiceDate', 20, true))) throw badField('invoiceDate', '格式应为yyyy-MM-dd HH:mm:ss');
  return {
    orderNo,
    line,
    buyer,
    seller: partyIn(order, 'saler'),
    clerk: textIn(order, 'clerk', 20, true),
    payee: textIn(order, 'payee', 20),
    checker: textIn(order, 'checker', 20),
    remark: textIn(order, 'remark', 230),
    ...pushIn(order),
    callBackUrl: callBackUrlIn(order),
    rows: readRows(order, line),
  };
}
