import type { NuonuoAnswer, NuonuoCall } from './call.ts';
import { sellerFor } from './billing.ts';
import { textIn } from './read-text.ts';
import { badField, NuonuoRefusal } from './refusal.ts';

const MOST_A_DAY = 20;
const DAY_MS = 86_400_000;
const reissued = new WeakMap<object, number[]>();

/** deliveryInvoice: once more by mail or as a message. */
export function deliver(call: NuonuoCall): NuonuoAnswer {
  const { world, body } = call;
  const taxNo = textIn(body, 'taxnum', 20, true);
  sellerFor(call, taxNo);
  const number = textIn(body, 'invoiceNum', 20, true);
  const to = textIn(body, 'mail', 50) || textIn(body, 'phone', 20);
  if (to === '') throw badField('mail', '与phone不能同时为空');
  const invoice = world.einvoice.byNumber(number);
  if (invoice?.seller.taxNo !== taxNo) throw new NuonuoRefusal('E9999', '发票信息不存在');
  world.einvoice.mail({ to, number, serialNo: invoice.serialNo, taxNo, at: world.clock.now() });
  return { describe: '交付成功', result: '' };
}

/** reInvoice: seals again what could not be sealed. */
export function reissue({ world, desk, body, userTax }: NuonuoCall): NuonuoAnswer {
  const serialNo = textIn(body, 'fpqqlsh', 32);
  const orderNo = textIn(body, 'orderno', 20);
  const { einvoice, clock } = world;
  const invoice = serialNo ? einvoice.bySerial(serialNo) : einvoice.byOrder(userTax, orderNo);
  if (!invoice) throw new NuonuoRefusal('E9500', '未查询到发票信息');
  const times = (reissued.get(invoice) ?? []).filter((at) => at > clock.now() - DAY_MS);
  if (times.length >= MOST_A_DAY) throw new NuonuoRefusal('E9613', '重试次数超过限制');
  if (invoice.status !== '24') throw badField('fpqqlsh', '：该发票不是签章失败状态');
  reissued.set(invoice, [...times, clock.now()]);
  desk.reseal(invoice);
  return { describe: '重新开票提交成功', result: '' };
}
