import { randomUUID } from 'node:crypto';
import { beijingDay, beijingStamp } from '../../world/beijing.ts';
import type { World } from '../../world/world.ts';
import type { Invoice } from '../invoice.ts';
import { redRowsOf, sumOf } from '../invoice.ts';
import type { RedBill, RedBillStatus } from '../red-bill.ts';
import { isConfirmed, isDead } from '../red-bill.ts';
import { yuanOf } from '../yuan.ts';
import { checkNotHeld, sellerFor } from './billing.ts';
import type { NuonuoAnswer, NuonuoCall } from './call.ts';
import { callBackUrlIn } from './read-order.ts';
import { textIn } from './read-text.ts';
import { badField, NuonuoRefusal } from './refusal.ts';

const MOST_PER_PAGE = 50;
const REFUSED = '购方已否认该红字信息确认单';

/** The number of a confirmation: area, day, sequence. */
const freshBillNo = (world: World, taxNo: string): string =>
  `${taxNo.slice(2, 6).replace(/\D/g, '0')}${beijingDay(world.clock.now()).replaceAll('-', '').slice(2)}${String(world.einvoice.freshSerial()).slice(-8)}`;

/** A confirmation is on record; who has to agree depends on who raised it and what the buyer has done with the blue one. */
export function raiseBill(
  world: World,
  input: Pick<RedBill, 'billId' | 'applySource' | 'blue' | 'redReason' | 'status'> & { message?: string },
): RedBill {
  const bill: RedBill = {
    message: '',
    ...input,
    billId: input.billId || randomUUID().replaceAll('-', ''),
    billNo: freshBillNo(world, input.blue.seller.taxNo),
    billUuid: randomUUID().replaceAll('-', ''),
    raisedAt: world.clock.now(),
    confirmedAt: input.status === '01' ? world.clock.now() : 0,
    red: undefined,
  };
  world.einvoice.addBill(bill);
  return bill;
}

export function checkReversible(world: World, blue: Invoice): void {
  if (blue.reversedBy !== '') throw new NuonuoRefusal('E9103', '该蓝票已冲红');
  const last = world.einvoice.lastBill(blue.number);
  if (last && !isDead(last)) throw new NuonuoRefusal('E9103', '该蓝票已存在红字信息确认单');
}

/** saveInvoiceRedConfirm. The whole blue invoice, as most do it. */
export function saveConfirm(call: NuonuoCall): NuonuoAnswer {
  const { world, body, method } = call;
  const taxNo = textIn(body, 'sellerTaxNo', 20, true);
  sellerFor(call, taxNo);
  if (textIn(body, 'applySource', 1, true) !== '0') throw badField('applySource', '：只能由销方申请');
  const line = textIn(body, 'blueInvoiceLine', 2, true);
  const number = textIn(body, 'blueElecInvoiceNumber', 20, true);
  const redReason = textIn(body, 'redReason', 1, true);
  if (!/^[1-4]$/.test(redReason)) throw badField('redReason', '应为1至4');
  const buyerName = textIn(body, 'buyerName', 100, true);
  const buyerTaxNo = textIn(body, 'buyerTaxNo', 20);
  const billId = textIn(body, 'billId', 32);
  if (billId !== '' && world.einvoice.bill(taxNo, billId)) throw new NuonuoRefusal('E9106', `红字确认单申请号重复：${billId}`);
  const blue = world.einvoice.byNumber(number);
  if (blue?.seller.taxNo !== taxNo || blue.colour !== 'blue') throw new NuonuoRefusal('E9102', `未找到对应的蓝字发票：${number}`);
  if (blue.line !== line) throw badField('blueInvoiceLine', '与蓝票不一致');
  if (blue.buyer.name !== buyerName) throw new NuonuoRefusal('E9117', '红票购方名称与蓝票不一致');
  if (blue.buyer.taxNo !== buyerTaxNo) throw new NuonuoRefusal('E9118', '红票购方税号与蓝票不一致');
  checkReversible(world, blue);
  checkNotHeld(call, taxNo, 0);
  const about = { method, taxNo };
  const refused = world.einvoice.faults.take('red_refused', about);
  const waits = world.einvoice.faults.take('red_waits', about) !== undefined || blue.booked;
  const status: RedBillStatus = refused ? '05' : waits ? '02' : '01';
  const bill = raiseBill(world, {
    billId,
    applySource: '0',
    blue,
    redReason,
    status: '15',
    message: refused ? (refused.text ?? REFUSED) : '',
  });
  const settle = () => {
    bill.status = status;
    if (status === '01') bill.confirmedAt = world.clock.now();
  };
  if (world.einvoice.settings.redMs > 0) call.desk.later(world.einvoice.settings.redMs, settle);
  else settle();
  return { describe: '申请成功', result: bill.billId };
}

function billView(bill: RedBill) {
  const { blue, red } = bill;
  const rows = redRowsOf(blue.rows);
  const opened = red !== undefined && red.number !== '';
  return {
    billNo: bill.status === '15' ? '' : bill.billNo,
    billUuid: bill.status === '15' ? '' : bill.billUuid,
    billId: bill.billId,
    billStatus: bill.status,
    billMessage: bill.message,
    invoiceSerialNum: red?.serialNo ?? '',
    orderNo: red?.orderNo ?? '',
    requestStatus: '',
    openStatus: opened ? '1' : '0',
    applySource: bill.applySource,
    blueInvoiceLine: blue.line,
    blueInvoiceNumber: blue.number,
    blueInvoiceTime: beijingStamp(blue.issuedAt),
    billTime: beijingStamp(bill.raisedAt),
    confirmTime: bill.confirmedAt > 0 ? beijingStamp(bill.confirmedAt) : '',
    sellerTaxNo: blue.seller.taxNo,
    sellerName: blue.seller.name,
    buyerTaxNo: blue.buyer.taxNo,
    buyerName: blue.buyer.name,
    taxExcludedAmount: yuanOf(sumOf(rows, 'netFen')),
    taxAmount: yuanOf(sumOf(rows, 'taxFen')),
    redReason: bill.redReason,
    pdfUrl: '',
  };
}

const keyIn = (call: NuonuoCall): string =>
  textIn(call.body, 'billUuid', 32) || textIn(call.body, 'billNo', 32) || textIn(call.body, 'billId', 32);

/** queryInvoiceRedConfirm: one, or the seller's all by pages, newest first. */
export function queryConfirm(call: NuonuoCall): NuonuoAnswer {
  const { world, body, userTax } = call;
  const identity = textIn(body, 'identity', 1, true);
  if (identity !== '0' && identity !== '1') throw badField('identity', '应为0或1');
  const key = keyIn(call);
  const page = Number(textIn(body, 'pageNo', 10) || '1');
  const size = Number(textIn(body, 'pageSize', 10) || '10');
  if (!Number.isInteger(page) || page < 1) throw badField('pageNo', '不合法');
  if (!Number.isInteger(size) || size < 1 || size > MOST_PER_PAGE) throw badField('pageSize', `应为1至${MOST_PER_PAGE}`);
  const wanted = textIn(body, 'billStatus', 2);
  const one = key ? world.einvoice.bill(userTax, key) : undefined;
  const candidates = key ? (one ? [one] : []) : world.einvoice.bills().toReversed();
  const taxNoOf = (bill: RedBill) => (identity === '0' ? bill.blue.seller.taxNo : bill.blue.buyer.taxNo);
  const found = candidates.filter((bill) => taxNoOf(bill) === userTax && (wanted === '' || bill.status === wanted));
  const shown = found.slice((page - 1) * size, page * size);
  return { describe: '查询成功', result: { total: String(found.length), list: shown.map(billView) } };
}

function billIn(call: NuonuoCall): RedBill {
  if (textIn(call.body, 'identity', 1, true) !== '0') throw badField('identity', '：只能以销方身份操作');
  const bill = call.world.einvoice.bill(call.userTax, keyIn(call));
  if (!bill) throw new NuonuoRefusal('E9500', '未查询到红字信息确认单');
  return bill;
}

/** confirm: the seller's word on what the buyer raised. */
export function answerConfirm(call: NuonuoCall): NuonuoAnswer {
  const bill = billIn(call);
  const agreement = textIn(call.body, 'confirmAgreement', 1, true);
  if (agreement !== '0' && agreement !== '1') throw badField('confirmAgreement', '应为0或1');
  if (bill.status !== '03') throw new NuonuoRefusal('E9102', '确认单不是待销方确认的状态');
  bill.status = agreement === '1' ? '04' : '06';
  bill.message = textIn(call.body, 'confirmReason', 200);
  if (agreement === '1') bill.confirmedAt = call.world.clock.now();
  return { describe: '操作成功', result: bill.billId };
}

/** confirmInfoCancel: whoever raised it takes it back, as long as no red invoice stands on it. */
export function cancelConfirm(call: NuonuoCall): NuonuoAnswer {
  const bill = billIn(call);
  if (bill.red) throw new NuonuoRefusal('E9103', '该确认单已开具红票，不能撤销');
  if (bill.applySource !== '0') throw new NuonuoRefusal('E9102', '只有发起方可以撤销');
  if (bill.status === '02') bill.status = '08';
  else if (isConfirmed(bill)) bill.status = '09';
  else throw new NuonuoRefusal('E9102', '确认单当前状态不能撤销');
  bill.message = '发起方已撤销';
  return { describe: '撤销成功', result: bill.billId };
}

/** fastInvoiceRed: the red invoice of a confirmation that both agreed to. */
export function fastRed(call: NuonuoCall): NuonuoAnswer {
  const { world, desk, body, method } = call;
  const { einvoice } = world;
  const taxNo = textIn(body, 'taxNum', 20, true);
  sellerFor(call, taxNo);
  const orderNo = textIn(body, 'orderNo', 20, true);
  const number = textIn(body, 'elecInvoiceNumber', 20, true);
  const billNo = textIn(body, 'billNo', 32, true);
  const callBackUrl = callBackUrlIn(body);
  if (einvoice.byOrder(taxNo, orderNo)) throw new NuonuoRefusal('E9106', `订单号重复：${orderNo}`);
  const bill = einvoice.bill(taxNo, billNo);
  if (bill?.blue.number !== number) throw new NuonuoRefusal('E9102', '未找到对应的红字信息确认单');
  const uuid = textIn(body, 'billUuid', 32);
  if (uuid !== '' && uuid !== bill.billUuid) throw new NuonuoRefusal('E9102', '红字信息确认单的uuid与编号不一致');
  const line = textIn(body, 'invoiceLine', 2);
  if (line !== '' && line !== bill.blue.line) throw badField('invoiceLine', '与蓝票不一致');
  if (bill.red ?? bill.blue.reversedBy) throw new NuonuoRefusal('E9103', '该蓝票已冲红');
  if (!isConfirmed(bill)) throw new NuonuoRefusal('E9102', '红字信息确认单尚未确认，不能开具红票');
  checkNotHeld(call, taxNo, 0);
  const { blue } = bill;
  const rows = redRowsOf(blue.rows);
  const red: Invoice = {
    ...blue,
    serialNo: einvoice.freshSerial(),
    orderNo,
    colour: 'red',
    status: '20',
    failCause: '',
    number: '',
    callBackUrl,
    email: '',
    phone: '',
    acceptedAt: world.clock.now(),
    issuedAt: 0,
    rows,
    netFen: sumOf(rows, 'netFen'),
    taxFen: sumOf(rows, 'taxFen'),
    remark: `被红冲蓝字数电发票号码：${blue.number} 红字发票信息确认单编号：${bill.billNo}`,
    blueNumber: blue.number,
    redReason: bill.redReason,
    billNo: bill.billNo,
    booked: false,
    reversedBy: '',
    fileKey: einvoice.freshFileKey(),
  };
  return { describe: '提交成功', result: { invoiceSerialNum: red.serialNo }, before: () => desk.take(red, method, bill) };
}
