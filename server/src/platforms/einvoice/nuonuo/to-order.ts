import type { InvoiceRowKind, InvoiceType, RedReason, TaxMark } from '@lianke/shared';
import { chinaTime } from '../../api/china-time.ts';
import type { IssuedRow, IssueOrder, IssuerAccount } from '../port.ts';
import { rateOf, yuanOf } from './amounts.ts';

/** 数电普票 and 数电专票. */
export const invoiceLines: Record<InvoiceType, string> = { normal: 'pc', special: 'bs' };
/** Nuonuo's own order; the tax bureau counts otherwise (facts §3.8). */
export const redReasons: Record<RedReason, string> = { return: '1', wrong: '2', stopped: '3', discount: '4' };
const properties: Record<InvoiceRowKind, string> = { normal: '0', discount: '1', discounted: '2' };
const zeroRates: Record<TaxMark, string> = { taxed: '', exempt: '1', not_taxable: '2', zero: '3' };
/** What a mark means where no policy is named: 03 免税, 04 不征税. */
const policyOf = ({ policy, mark }: IssuedRow): string =>
  policy || ({ exempt: '03', not_taxable: '04' } as Record<string, string>)[mark] || '';
/** As 优惠政策 prints them (facts §2.1). */
const policyNames: Record<string, string> = {
  ...{ '01': '简易征收', '02': '稀土产品', '03': '免税', '04': '不征税', '05': '先征后退', '06': '100%先征后退', '07': '50%先征后退' },
  ...{ '08': '按3%简易征收', '09': '按5%简易征收', '10': '按5%简易征收减按1.5%计征', '11': '即征即退30%', '12': '即征即退50%' },
  ...{ '13': '即征即退70%', '14': '即征即退100%', '15': '超税负3%即征即退', '16': '超税负8%即征即退' },
  ...{ '17': '超税负12%即征即退', '18': '超税负6%即征即退' },
};

/** `2026-12-01 09:30:00` of China time. */
export const stampOf = (at: number): string => chinaTime(at).slice(0, 19).replace('T', ' ');

/** Address and phone share a hundred characters there. */
const both = (first: string, second: string, most: number): string => [first, second].filter(Boolean).join(' ').slice(0, most);

/** The private parameters of requestBillingNew, all text. */
export function toOrder(account: IssuerAccount, it: IssueOrder): object {
  const { buyer } = it;
  return {
    order: {
      ...{ buyerName: buyer.name, buyerTaxNum: buyer.taxNo, buyerTel: buyer.phone.slice(0, 20), buyerAddress: buyer.address.slice(0, 80) },
      buyerAccount: both(buyer.bank, buyer.account, 100),
      ...{ salerTaxNum: account.taxNo, salerTel: account.phone, salerAddress: account.address.slice(0, 80) },
      salerAccount: both(account.bank, account.account, 100),
      ...{ orderNo: it.serial, invoiceDate: stampOf(it.orderedAt), invoiceType: '1', invoiceLine: invoiceLines[it.type] },
      ...{ remark: it.remark.slice(0, 230), clerk: account.clerk, payee: account.payee, checker: account.checker },
      // Nobody is written to but by mail, and only where they asked for it; longer addresses than Nuonuo takes are mailed by nobody.
      ...(it.email && it.email.length <= 50 ? { pushMode: '0', email: it.email } : { pushMode: '-1' }),
      listFlag: '0',
      callBackUrl: it.callbackUrl,
      invoiceDetail: it.rows.map(toRow),
    },
  };
}

function toRow(row: IssuedRow): object {
  const policy = policyOf(row);
  return {
    ...{ goodsName: row.printedName, goodsCode: row.taxCode, withTaxFlag: '0' },
    ...(row.quantity !== null && row.unitPrice !== null ? { num: row.quantity, price: row.unitPrice.slice(0, 16) } : {}),
    ...{ unit: row.unit, specType: row.spec.slice(0, 40), taxRate: rateOf(row.rateBps) },
    ...{ taxExcludedAmount: yuanOf(row.netFen), tax: yuanOf(row.taxFen), taxIncludedAmount: yuanOf(row.totalFen) },
    invoiceLineProperty: properties[row.kind],
    ...{ favouredPolicyFlag: policy, favouredPolicyName: policyNames[policy] ?? '', zeroRateFlag: zeroRates[row.mark] },
  };
}
