import { constants, publicEncrypt } from 'node:crypto';
import type { Json } from '../../http/fields.ts';
import { numberOf, textOf } from '../../http/fields.ts';
import type { PayAnswer, PayCall, PayEndpoint } from '../endpoint.ts';
import { payKeys } from '../keys.ts';
import { badParameter, PayRefusal } from '../refusal.ts';
import type { Scene } from './book.ts';
import { FAPIAO } from './setup-endpoints.ts';
import { fieldIn } from './text-field.ts';

const APPLY_ID = /^[0-9A-Za-z_\-|*]{1,32}$/;

export function sceneIn(source: Json): Scene {
  const scene = textOf(source, 'scene');
  if (scene !== 'WITH_WECHATPAY' && scene !== 'WITHOUT_WECHATPAY') throw badParameter('scene', '场景值不正确', scene);
  return scene;
}

export function applyIdIn(text: string): string {
  if (!APPLY_ID.test(text)) throw badParameter('fapiao_apply_id', '发票申请单号不正确', text);
  return text;
}

/** Only the merchant can read it. */
const sealed = (text: string): string =>
  publicEncrypt(
    { key: payKeys().merchant.publicKey, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha1' },
    Buffer.from(text),
  ).toString('base64');

/** The page where the person fills in the title of an order that was not paid through WeChat. */
function titleUrl({ world, query }: PayCall): PayAnswer {
  const applyId = applyIdIn(textOf(query, 'fapiao_apply_id'));
  const source = textOf(query, 'source');
  if (source !== 'WEB' && source !== 'MINIPROGRAM') throw badParameter('source', '来源不正确', source);
  const openid = fieldIn(query, 'openid', 64);
  const capFen = numberOf(query, 'total_amount');
  if (capFen === undefined || !Number.isSafeInteger(capFen) || capFen < 1)
    throw badParameter('total_amount', '金额应为不小于1的整数（分）');
  const known = world.pay.fapiao.application(applyId);
  if (known?.title) throw new PayRefusal(400, 'INVALID_REQUEST', '该申请单已填写抬头');
  world.pay.fapiao.open({ applyId, scene: 'WITHOUT_WECHATPAY', openid, appliedAt: world.clock.now(), capFen });
  return {
    json: {
      miniprogram_appid: 'wx0000000000000001',
      miniprogram_path: `pages/index/index?apply=${applyId}`,
      miniprogram_user_name: 'gh_000000000001',
    },
  };
}

function readTitle({ world, query }: PayCall): PayAnswer {
  const applyId = applyIdIn(textOf(query, 'fapiao_apply_id'));
  const scene = sceneIn(query);
  const application = world.pay.fapiao.application(applyId);
  if (application?.scene !== scene || !application.title) throw new PayRefusal(404, 'RESOURCE_NOT_EXISTS', '用户未提交抬头信息');
  const { title } = application;
  const transaction = scene === 'WITH_WECHATPAY' ? world.pay.ledger.byTransactionId(applyId) : undefined;
  return {
    json: {
      type: title.type,
      name: title.name,
      ...(title.type === 'ORGANIZATION' ? { taxpayer_id: title.taxpayerId } : {}),
      ...(title.address ? { address: title.address } : {}),
      ...(title.telephone ? { telephone: title.telephone } : {}),
      ...(title.bankName ? { bank_name: title.bankName } : {}),
      ...(title.bankAccount ? { bank_account: title.bankAccount } : {}),
      ...(title.phone ? { phone: sealed(title.phone) } : {}),
      ...(title.email ? { email: sealed(title.email) } : {}),
      ...(transaction ? { amount: transaction.totalFen, out_trade_no: transaction.outTradeNo } : {}),
      fapiao_bill_type: 'COMM_FAPIAO',
    },
  };
}

export const titleEndpoints: readonly PayEndpoint[] = [
  { method: 'GET', path: `${FAPIAO}/user-title/title-url`, run: titleUrl },
  { method: 'GET', path: `${FAPIAO}/user-title`, run: readTitle },
];
