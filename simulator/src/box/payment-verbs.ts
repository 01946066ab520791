import { Formatter, Rsa } from 'wechatpay-axios-plugin';
import type { Json } from '../http/fields.ts';
import { textOf } from '../http/fields.ts';
import { payKeys } from '../pay/keys.ts';
import type { Transaction } from '../pay/ledger.ts';
import type { NoticeDelivery, Notices } from '../pay/notices.ts';
import type { Person } from '../world/person.ts';
import type { World } from '../world/world.ts';
import type { DeliverOptions } from './deliver.ts';
import { personById } from './find.ts';
import { BoxError } from './refuse.ts';

export interface RequestPayment {
  personId?: string;
  openid?: string;
  /** What wx.requestPayment was given. */
  params: Json;
  outcome?: 'pay' | 'cancel';
}

export interface PaymentOutcome {
  result: 'ok' | 'cancel';
  transactionId?: string;
  delivery: NoticeDelivery | null;
}

/** Only the client knows its appid; the simulated phone takes the order's. */
function checkPaySign(transaction: Transaction, params: Json): void {
  const { appid } = transaction;
  const text = (key: string) => textOf(params, key);
  if (text('signType') !== 'RSA') throw new BoxError(400, 'bad_sign_type', 'signType 应为 RSA');
  if (typeof params['timeStamp'] !== 'string' || !/^\d{10}$/.test(params['timeStamp']))
    throw new BoxError(400, 'bad_time', 'timeStamp 应为秒数的字符串');
  if (!text('nonceStr') || text('nonceStr').length > 32) throw new BoxError(400, 'bad_nonce', 'nonceStr 应为 1 至 32 个字符');
  const message = Formatter.joinedByLineFeed(appid, text('timeStamp'), text('nonceStr'), text('package'));
  if (!Rsa.verify(message, text('paySign'), payKeys().merchant.publicKey)) throw new BoxError(400, 'bad_sign', '支付验证签名失败');
}

function transactionOf(world: World, params: Json): Transaction {
  const prepayId = /^prepay_id=(.+)$/.exec(textOf(params, 'package'))?.[1] ?? '';
  const found = world.pay.ledger.byPrepayId(prepayId);
  if (found === 'expired') throw new BoxError(410, 'prepay_expired', 'prepay_id 已过期');
  if (!found) throw new BoxError(400, 'no_prepay', '支付参数中没有有效的 prepay_id');
  return found;
}

const openidFor = (world: World, transaction: Transaction, person: Person): string =>
  transaction.appid === world.accounts.MINI_APP_ID ? person.miniOpenid : person.oaOpenid;

function checkPayable(world: World, transaction: Transaction): void {
  if (transaction.state === 'CLOSED') throw new BoxError(409, 'order_closed', '该订单已关闭');
  if (transaction.state !== 'NOTPAY') throw new BoxError(409, 'order_paid', '该订单已支付');
  if (transaction.expiresAt <= world.clock.now()) throw new BoxError(409, 'order_expired', '订单已过支付有效期');
}

export function paymentVerbs(world: World, notices: Notices) {
  const deliver = async (transaction: Transaction, options: DeliverOptions): Promise<NoticeDelivery | null> => {
    const delivery = notices.send({ of: 'transaction', transaction });
    return options.wait === false ? null : delivery;
  };

  return {
    /** What a merchant downloads from, or sets in, the console. */
    payMerchant: () => {
      const { mchId, apiV3Key, merchant, publicKey } = payKeys();
      return {
        mchId,
        apiV3Key,
        privateKey: merchant.key.export({ type: 'pkcs8', format: 'pem' }).toString(),
        certSerial: merchant.serial,
        certificate: merchant.certificate,
        publicKeyId: publicKey.serial,
        publicKey: publicKey.pem,
      };
    },
    /** What wx.requestPayment does on the phone of this person. */
    requestPayment: async (input: RequestPayment, options: DeliverOptions = {}): Promise<PaymentOutcome> => {
      const transaction = transactionOf(world, input.params);
      checkPaySign(transaction, input.params);
      const openid = input.personId ? openidFor(world, transaction, personById(world, input.personId)) : input.openid;
      if (openid !== transaction.openid) throw new BoxError(403, 'not_owner', '这笔订单不是这个人的');
      checkPayable(world, transaction);
      if (input.outcome === 'cancel') return { result: 'cancel', delivery: null };
      world.pay.ledger.pay(transaction);
      const delivery = await deliver(transaction, options);
      return { result: 'ok', transactionId: transaction.transactionId, delivery };
    },
  };
}
