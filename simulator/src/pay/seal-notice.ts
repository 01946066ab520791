import { randomUUID } from 'node:crypto';
import type { Json } from '../http/fields.ts';
import { isJson } from '../http/fields.ts';
import { beijingTime } from '../world/beijing.ts';
import type { World } from '../world/world.ts';
import { encryptResource } from './encrypt-resource.ts';
import { payKeys } from './keys.ts';
import type { Refund, Transaction } from './ledger.ts';
import { signatureHeaders, signerOfNotices, stampAt } from './sign-answer.ts';
import { refundNoticeView, transactionView } from './views.ts';

export type Notice =
  | { of: 'transaction'; transaction: Transaction }
  | { of: 'refund'; refund: Refund }
  | { of: 'fapiao'; event: string; plain: Json; notifyUrl: string };

/** How a notice is made wrong. */
export type Disguise = 'tampered' | 'wrong_amount' | 'forged' | 'old_timestamp' | 'unknown_serial' | 'probe';

export interface SealedNotice {
  url: string;
  headers: Record<string, string>;
  body: string;
  /** Before encryption, for the log. */
  plain: string;
}

export interface Envelope {
  id: string;
  createdAt: number;
}

const TOO_OLD_SECONDS = 600;
const REFUND_WORDS: Record<string, string> = { SUCCESS: '退款成功', ABNORMAL: '退款异常', CLOSED: '退款关闭' };

export const newEnvelope = (world: World): Envelope => ({ id: `EV-${randomUUID()}`, createdAt: world.clock.now() });

const FAPIAO_WORDS: Record<string, string> = {
  'FAPIAO.USER_APPLIED': '用户申请开票',
  'FAPIAO.CARD_INSERTED': '发票已插入用户卡包',
  'FAPIAO.CARD_DISCARDED': '发票卡券已作废',
};

function notifyUrlOf(notice: Notice): string {
  if (notice.of === 'fapiao') return notice.notifyUrl;
  return notice.of === 'transaction' ? notice.transaction.notifyUrl : notice.refund.notifyUrl;
}

function contentOf(notice: Notice): { eventType: string; summary: string; plain: Json } {
  if (notice.of === 'transaction')
    return { eventType: 'TRANSACTION.SUCCESS', summary: '支付成功', plain: transactionView(notice.transaction) };
  if (notice.of === 'fapiao') return { eventType: notice.event, summary: FAPIAO_WORDS[notice.event] ?? '', plain: notice.plain };
  const { status } = notice.refund;
  return { eventType: `REFUND.${status}`, summary: REFUND_WORDS[status] ?? '', plain: refundNoticeView(notice.refund) };
}

/** One fen more than was paid. */
function raise(plain: Json): Json {
  const amount = isJson(plain['amount']) ? plain['amount'] : {};
  return { ...plain, amount: { ...amount, total: Number(amount['total']) + 1 } };
}

/** Another letter in the middle of the ciphertext: the signature is right, only the tag can tell. */
function tamper(ciphertext: string): string {
  const at = Math.floor(ciphertext.length / 3);
  return ciphertext.slice(0, at) + (ciphertext[at] === 'A' ? 'B' : 'A') + ciphertext.slice(at + 1);
}

/** Signed afresh for each attempt; id and create_time stay those of the first. */
export function sealNotice(world: World, notice: Notice, envelope: Envelope, disguise?: Disguise): SealedNotice {
  const { eventType, summary, plain } = contentOf(notice);
  const text = JSON.stringify(disguise === 'wrong_amount' ? raise(plain) : plain);
  const resource = encryptResource(text, notice.of);
  if (disguise === 'tampered') resource.ciphertext = tamper(resource.ciphertext);
  const body = JSON.stringify({
    id: envelope.id,
    create_time: beijingTime(envelope.createdAt),
    resource_type: 'encrypt-resource',
    event_type: eventType,
    summary,
    resource: { original_type: notice.of, ...resource },
  });
  const right = signerOfNotices(world.pay.settings.material);
  const signer =
    disguise === 'forged'
      ? { serial: right.serial, key: payKeys().stranger().key }
      : disguise === 'unknown_serial'
        ? payKeys().stranger()
        : right;
  const stamp = stampAt(world.clock.seconds() - (disguise === 'old_timestamp' ? TOO_OLD_SECONDS : 0));
  const headers = signatureHeaders(signer, stamp, body);
  if (disguise === 'probe') headers['Wechatpay-Signature'] = `WECHATPAY/SIGNTEST/${headers['Wechatpay-Signature'] ?? ''}`;
  return { url: notifyUrlOf(notice), headers: { 'Content-Type': 'application/json', ...headers }, body, plain: text };
}
