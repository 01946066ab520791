import type { InvoiceFault } from '../faults.ts';
import type { Invoice } from '../invoice.ts';
import { sumOf } from '../invoice.ts';
import type { SellerInfo } from '../sellers.ts';
import type { NuonuoAnswer, NuonuoCall } from './call.ts';
import { readOrder } from './read-order.ts';
import { badField, NuonuoRefusal } from './refusal.ts';

/** The codes of these three are made up; the interface's own are not known. The words are what one has to go by. */
const LOGIN = { code: 'E9701', text: '数电账号未登录，请开票员登录电子税务局并完成扫脸认证' };
const QUOTA = { code: 'E9702', text: '授信额度不足，请在电子税务局调整发票总额度后重试' };

export function sellerFor({ world, userTax }: NuonuoCall, taxNo: string): SellerInfo {
  const seller = world.einvoice.sellers.find(taxNo);
  if (!seller) throw new NuonuoRefusal('E9301', '销方企业未注册');
  if (userTax !== '' && userTax !== taxNo) throw new NuonuoRefusal('E9302', '销方税号与授权税号不一致');
  return seller;
}

const refusalOf = (fault: InvoiceFault | undefined, usual: { code: string; text: string }): NuonuoRefusal =>
  new NuonuoRefusal(usual.code, fault?.text ?? usual.text);

/** Somebody has to act first, or the month has to end: nothing has happened, the same number may come again. */
export function checkNotHeld({ world, method }: NuonuoCall, taxNo: string, netFen: number): void {
  const { faults, quota } = world.einvoice;
  const about = { method, taxNo };
  const login = faults.take('login', about);
  if (login) throw refusalOf(login, LOGIN);
  if (netFen <= 0) return;
  const over = faults.take('quota', about);
  const { leftFen } = quota.view(taxNo, world.clock.now());
  if (over ?? (leftFen !== null && leftFen < netFen)) throw refusalOf(over, QUOTA);
}

/** requestBillingNew: what it answers is that it was taken, no more. */
export function bill(call: NuonuoCall): NuonuoAnswer {
  const { world, desk } = call;
  const { rows, ...ordered } = readOrder(call.body);
  const taxNo = ordered.seller.taxNo;
  const seller = sellerFor(call, taxNo);
  const { einvoice } = world;
  if (einvoice.byOrder(taxNo, ordered.orderNo)) throw new NuonuoRefusal('E9106', `订单号重复：${ordered.orderNo}`);
  const netFen = sumOf(rows, 'netFen');
  const taxFen = sumOf(rows, 'taxFen');
  if (netFen + taxFen <= 0) throw badField('invoiceDetail', '：价税合计应大于0');
  checkNotHeld(call, taxNo, netFen);
  const invoice: Invoice = {
    ...ordered,
    serialNo: einvoice.freshSerial(),
    colour: 'blue',
    status: '20',
    failCause: '',
    number: '',
    seller: { ...ordered.seller, name: seller.name },
    acceptedAt: world.clock.now(),
    issuedAt: 0,
    rows,
    netFen,
    taxFen,
    blueNumber: '',
    redReason: '',
    billNo: '',
    booked: false,
    reversedBy: '',
    fileKey: einvoice.freshFileKey(),
  };
  return { describe: '开票提交成功', result: { invoiceSerialNum: invoice.serialNo }, before: () => desk.take(invoice, call.method) };
}
