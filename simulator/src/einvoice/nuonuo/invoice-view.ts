import type { Json } from '../../http/fields.ts';
import type { World } from '../../world/world.ts';
import { addressesOf } from '../document/addresses.ts';
import type { Invoice, InvoiceRow } from '../invoice.ts';
import { yuanOf } from '../yuan.ts';

const STATUS_WORDS: Record<Invoice['status'], string> = {
  '20': '开票中',
  '21': '开票成功签章中',
  '2': '开票完成',
  '22': '开票失败',
  '24': '开票成功签章失败',
};
const KIND_WORDS = { pc: '电子发票(普通发票)', bs: '电子发票(增值税专用发票)' } as const;

const rowView = (row: InvoiceRow): Json => ({
  itemName: row.name,
  itemUnit: row.unit,
  itemPrice: row.price,
  itemNum: row.quantity,
  itemAmount: yuanOf(row.netFen),
  itemTaxAmount: yuanOf(row.taxFen),
  itemTaxRate: String(row.bps / 10_000),
  itemCode: row.code,
  itemSpec: row.spec,
  isIncludeTax: 'false',
  invoiceLineProperty: row.property,
  zeroRateFlag: row.zeroRate,
  favouredPolicyFlag: row.policy,
  favouredPolicyName: row.policyName,
});

/** One entry of queryInvoiceResult and of queryInvoiceList. */
export function invoiceView(world: World, invoice: Invoice, withRows: boolean): Json {
  const sealed = invoice.status === '2';
  const files = sealed ? addressesOf(world, invoice) : { pdf: '', xml: '' };
  return {
    serialNo: invoice.serialNo,
    orderNo: invoice.orderNo,
    status: invoice.status,
    statusMsg: STATUS_WORDS[invoice.status],
    failCause: invoice.failCause,
    pdfUrl: files.pdf,
    xmlUrl: files.xml,
    ofdUrl: '',
    pictureUrl: '',
    ...(invoice.issuedAt > 0 ? { invoiceTime: invoice.issuedAt } : {}),
    invoiceCode: '',
    invoiceNo: invoice.number,
    allElectronicInvoiceNumber: invoice.number,
    exTaxAmount: yuanOf(invoice.netFen),
    taxAmount: yuanOf(invoice.taxFen),
    orderAmount: yuanOf(invoice.netFen + invoice.taxFen),
    payerName: invoice.buyer.name,
    payerTaxNo: invoice.buyer.taxNo,
    invoiceKind: KIND_WORDS[invoice.line],
    invoiceType: invoice.colour === 'red' ? '2' : '1',
    checkCode: '',
    qrCode: '',
    oldInvoiceNo: '',
    oldEleInvoiceNumber: invoice.blueNumber,
    redReason: invoice.redReason,
    saleName: invoice.seller.name,
    salerTaxNum: invoice.seller.taxNo,
    clerk: invoice.clerk,
    remark: invoice.remark,
    createTime: invoice.acceptedAt,
    emailNotifyStatus: invoice.email !== '' && invoice.issuedAt > 0 ? '2' : '0',
    phoneNotifyStatus: '0',
    ...(withRows ? { invoiceItems: invoice.rows.map(rowView) } : {}),
  };
}
