import type { Sender } from '../../callbacks/sender.ts';
import type { Call } from '../../http/endpoint.ts';
import { Refusal } from '../../http/endpoint.ts';
import type { Json } from '../../http/fields.ts';
import { numberOf, objectOf, textOf } from '../../http/fields.ts';
import type { Shipping, Transaction } from '../../pay/ledger.ts';
import { idsOf, orderOfKey, transactionNamed } from './find-transaction.ts';
import type { Upload } from './read-shipping.ts';
import { readShipping } from './read-shipping.ts';
import { settlementPush } from './settlement-push.ts';
import { stateOf } from './trade-view.ts';

const EXPRESS = 1;
const RESHIPPED = 2;

const same = (known: Shipping, upload: Upload): boolean =>
  JSON.stringify([known.deliveryMode, known.logisticsType, known.finished, known.list]) ===
  JSON.stringify([upload.deliveryMode, upload.logisticsType, upload.finished, upload.list]);

/** Further parcels of an order that is not all on its way are added; a finished one is told anew, once. */
function apply(known: Shipping | undefined, upload: Upload, now: number): Shipping {
  const fresh = { ...upload, finishedCount: upload.finished ? 1 : 0, shippedAt: now, reminded: false };
  if (!known) return fresh;
  if (same(known, upload)) throw new Refusal(10060023, '发货信息未更新');
  if (upload.uploadTime <= known.uploadTime) throw new Refusal(10060014, '上传时间必须晚于上一次');
  if (known.finished) {
    if (known.finishedCount >= RESHIPPED) throw new Refusal(10060003, '支付单已使用重新发货机会');
    return { ...fresh, finishedCount: RESHIPPED };
  }
  const numbers = new Set(upload.list.map((one) => textOf(one, 'tracking_no')));
  return { ...fresh, list: [...known.list.filter((one) => !numbers.has(textOf(one, 'tracking_no'))), ...upload.list] };
}

function checkState(transaction: Transaction): void {
  const state = stateOf(transaction);
  if (state === 4 || state === 5) throw new Refusal(10060004, '支付单处于不可发货的状态');
}

export const uploadShipping =
  (sender: Sender) =>
  ({ world, body }: Call): Json => {
    const transaction = orderOfKey(world, body);
    const upload = readShipping(body);
    if (textOf(objectOf(body, 'payer'), 'openid') !== transaction.openid) throw new Refusal(10060031, '支付单不属于 openid 所指定的用户');
    checkState(transaction);
    const before = transaction.shipping?.finishedCount ?? 0;
    transaction.shipping = apply(transaction.shipping, upload, world.clock.now());
    if (before === 0 && transaction.shipping.finished) void sender.send(settlementPush(world, transaction));
    return {};
  };

export function remindToConfirm({ world, body }: Call): Json {
  const transaction = transactionNamed(world, idsOf(body));
  const { shipping } = transaction;
  if (!shipping?.finished) throw new Refusal(10060028, '支付单尚未发货');
  if (stateOf(transaction) !== 2) throw new Refusal(10060004, '支付单处于不可提醒的状态');
  if (shipping.logisticsType !== EXPRESS) throw new Refusal(10060032, '只有快递发货可以提醒');
  if (shipping.reminded) throw new Refusal(10060030, '支付单已提醒过');
  const received = numberOf(body, 'received_time') ?? 0;
  if (received < Math.floor(shipping.shippedAt / 1000)) throw new Refusal(10060029, '签收时间应晚于发货时间');
  shipping.reminded = true;
  return {};
}
