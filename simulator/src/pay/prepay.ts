import { createHash } from 'node:crypto';
import type { Json } from '../http/fields.ts';
import { isJson, objectOf, optionalTextOf, textOf } from '../http/fields.ts';
import type { World } from '../world/world.ts';
import type { PayAnswer, PayCall } from './endpoint.ts';
import type { NewTransaction, Transaction } from './ledger.ts';
import { badParameter, PayRefusal } from './refusal.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const UNPAYABLE_AFTER_DAYS = 7;
const LONGEST_DAYS = 90;
const RFC3339 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/;
const OUT_TRADE_NO = /^[0-9A-Za-z_\-|*]{6,32}$/;
const LOCAL = /^http:\/\/(127\.0\.0\.1|localhost|\[::1\])(:\d+)?\//;

/** Key order and spaces do not make another order. */
function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (!isJson(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, canonical(inner)]),
  );
}

export const fingerprintOf = (body: Json): string =>
  createHash('sha1')
    .update(JSON.stringify(canonical(body)))
    .digest('hex');

function neededText(body: Json, key: string, longest: number): string {
  const text = textOf(body, key);
  if (text === '') throw badParameter(key, `输入源“/body/${key}”映射到值字段“${key}”必填性规则校验失败，此字段为必填项`);
  if ([...text].length > longest) throw badParameter(key, `输入源“/body/${key}”长度超过${longest}`, text.length);
  return text;
}

function totalOf(body: Json): number {
  const amount = objectOf(body, 'amount');
  const total = amount['total'];
  if (typeof total !== 'number' || !Number.isSafeInteger(total) || total < 1)
    throw badParameter('amount/total', '金额应为不小于1的整数（分）', total);
  if (amount['currency'] !== undefined && amount['currency'] !== 'CNY') throw badParameter('amount/currency', '币种只支持CNY');
  return total;
}

function expiryOf(body: Json, now: number): number {
  const text = optionalTextOf(body, 'time_expire');
  if (text === undefined) return now + UNPAYABLE_AFTER_DAYS * DAY_MS;
  const at = RFC3339.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(at)) throw badParameter('time_expire', '时间不符合RFC3339格式', text);
  return Math.min(Math.max(at, now + MINUTE_MS), now + LONGEST_DAYS * DAY_MS);
}

function notifyUrlOf(body: Json): string {
  const text = neededText(body, 'notify_url', 255);
  const fit = URL.canParse(text) && new URL(text).search === '' && (text.startsWith('https://') || LOCAL.test(text));
  if (!fit) throw badParameter('notify_url', 'notify_url必须为https的完整地址，且不能携带参数', text);
  return text;
}

function checkPayer(world: World, appid: string, openid: string): void {
  if (world.pay.settings.anyOpenid) return;
  const mini = world.people.byMiniOpenid(openid);
  const oa = world.people.byOaOpenid(openid);
  if (appid === world.accounts.MINI_APP_ID ? mini : oa) return;
  if (mini ?? oa) throw new PayRefusal(500, 'OPENID_MISMATCH', 'openid和appid不匹配');
  throw badParameter('payer/openid', '无效的openid', openid);
}

function readOrder(world: World, body: Json): NewTransaction {
  const appid = neededText(body, 'appid', 32);
  neededText(body, 'mchid', 32);
  const outTradeNo = neededText(body, 'out_trade_no', 32);
  if (!OUT_TRADE_NO.test(outTradeNo)) throw badParameter('out_trade_no', '商户订单号应为6至32个字符：数字、字母和_-|*', outTradeNo);
  const order = {
    appid,
    outTradeNo,
    description: neededText(body, 'description', 127),
    attach: textOf(body, 'attach'),
    notifyUrl: notifyUrlOf(body),
    totalFen: totalOf(body),
    openid: textOf(objectOf(body, 'payer'), 'openid'),
    expiresAt: expiryOf(body, world.clock.now()),
    fingerprint: fingerprintOf(body),
  };
  if (order.attach.length > 128) throw badParameter('attach', 'attach长度超过128');
  if (order.openid === '') throw badParameter('payer/openid', 'payer.openid为必填项');
  if (![world.accounts.MINI_APP_ID, world.accounts.OA_APP_ID].includes(appid)) {
    throw new PayRefusal(400, 'APPID_MCHID_NOT_MATCH', '商户号mchid与appid不匹配', { number: 268_498_695 });
  }
  checkPayer(world, appid, order.openid);
  return order;
}

function checkRepeated(world: World, known: Transaction, order: NewTransaction): void {
  const same = known.fingerprint === order.fingerprint;
  if (known.state === 'CLOSED') throw new PayRefusal(400, 'ORDER_CLOSED', '该订单已关闭', { number: 268_447_914 });
  if (known.state !== 'NOTPAY') {
    if (same) throw new PayRefusal(400, 'ORDERPAID', '该订单已支付', { number: 268_449_538 });
    throw new PayRefusal(403, 'OUT_TRADE_NO_USED', '商户订单号重复', { number: 268_498_689 });
  }
  if (!same) throw new PayRefusal(400, 'INVALID_REQUEST', '请求重入时，参数与首次请求时不一致', { number: 268_498_688 });
  if (known.expiresAt <= world.clock.now()) throw new PayRefusal(400, 'INVALID_REQUEST', '订单已过支付有效期');
}

export function prepay({ world, body }: PayCall): PayAnswer {
  const order = readOrder(world, body);
  const known = world.pay.ledger.byOutTradeNo(order.outTradeNo);
  if (known) checkRepeated(world, known, order);
  return { json: { prepay_id: world.pay.ledger.prepay(known ?? world.pay.ledger.add(order)) } };
}
