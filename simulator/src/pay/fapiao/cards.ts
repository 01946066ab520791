import { constants, privateDecrypt } from 'node:crypto';
import type { Json } from '../../http/fields.ts';
import { isJson, listOf, objectOf, textOf } from '../../http/fields.ts';
import { freshId } from '../../world/ids.ts';
import type { World } from '../../world/world.ts';
import type { PayAnswer, PayCall, PayEndpoint } from '../endpoint.ts';
import { payKeys } from '../keys.ts';
import type { Notices } from '../notices.ts';
import { badParameter, PayRefusal } from '../refusal.ts';
import type { FapiaoApplication, FapiaoCard, Scene } from './book.ts';
import { FAPIAO } from './setup-endpoints.ts';
import { fenIn, fieldIn } from './text-field.ts';
import { applyIdIn, sceneIn } from './title-endpoints.ts';

const MOST_CARDS = 5;
const TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/;
const invalid = (message: string) => new PayRefusal(400, 'INVALID_REQUEST', message);

/** Phone and mail come sealed for WeChat Pay; the key is the one the request asks to be answered with. */
function checkSealed(buyer: Json, key: string): void {
  const text = textOf(buyer, key);
  if (text === '') return;
  const { publicKey, certificate } = payKeys();
  const opens = [publicKey, certificate].some((one) => {
    try {
      privateDecrypt({ key: one.key, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha1' }, Buffer.from(text, 'base64'));
      return true;
    } catch {
      return false;
    }
  });
  if (!opens) throw badParameter(`buyer_information/${key}`, '敏感信息解密失败');
}

function checkBuyer(body: Json): void {
  const buyer = objectOf(body, 'buyer_information');
  const type = textOf(buyer, 'type');
  if (type !== 'INDIVIDUAL' && type !== 'ORGANIZATION') throw badParameter('buyer_information/type', '购买方类型不正确', type);
  fieldIn(buyer, 'name', 256);
  if (type === 'ORGANIZATION') fieldIn(buyer, 'taxpayer_id', 32);
  checkSealed(buyer, 'phone');
  checkSealed(buyer, 'email');
}

function readCard(world: World, source: Json): FapiaoCard {
  const mediaId = fieldIn(source, 'fapiao_media_id', 64);
  const media = world.pay.fapiao.media.get(mediaId);
  if (!media) throw badParameter('fapiao_media_id', '发票文件不存在', mediaId);
  const number = fieldIn(source, 'fapiao_number', 20);
  const time = fieldIn(source, 'fapiao_time', 32);
  if (!TIME.test(time)) throw badParameter('fapiao_time', '时间不符合RFC3339格式', time);
  const totalFen = fenIn(source, 'total_amount');
  const taxFen = fenIn(source, 'tax_amount');
  const amountFen = fenIn(source, 'amount');
  if (amountFen + taxFen !== totalFen) throw badParameter('total_amount', '金额与税额之和不等于价税合计');
  const seller = objectOf(source, 'seller_information');
  fieldIn(seller, 'name', 256);
  fieldIn(seller, 'taxpayer_id', 32);
  const items = listOf(source, 'items').filter(isJson);
  const sum = items.reduce((total, item) => total + (textOf(item, 'goods_name') ? fenOfItem(item) : 0), 0);
  if (items.length > 0 && sum !== totalFen) throw badParameter('items', '明细金额之和不等于价税合计');
  return {
    fapiaoId: freshId('', 24),
    number,
    mediaId,
    time,
    totalFen,
    taxFen,
    amountFen,
    cardCode: freshId('', 12).replace(/\D/g, (letter) => String(letter.charCodeAt(0) % 10)),
    status: 'INSERT_ACCEPTED',
  };
}

/** A discount has its own row and is negative. */
const fenOfItem = (item: Json): number => {
  const total = item['total_amount'];
  if (typeof total !== 'number' || !Number.isSafeInteger(total)) throw badParameter('items/total_amount', '应为整数（分）', total);
  return total;
};

function applicationOf(world: World, applyId: string, scene: Scene): FapiaoApplication {
  const { fapiao, ledger } = world.pay;
  const known = fapiao.application(applyId);
  if (known) {
    if (known.scene !== scene) throw badParameter('scene', '场景值与申请单不一致');
    if (!known.title && scene === 'WITHOUT_WECHATPAY') throw invalid('用户未提交抬头信息');
    return known;
  }
  const transaction = scene === 'WITH_WECHATPAY' ? ledger.byTransactionId(applyId) : undefined;
  if (!transaction) throw new PayRefusal(404, 'RESOURCE_NOT_EXISTS', '发票申请单不存在');
  const { openid, totalFen } = transaction;
  return fapiao.open({ applyId, scene, openid, appliedAt: world.clock.now(), capFen: totalFen });
}

export function tellOfCard(world: World, notices: Notices, application: FapiaoApplication, card: FapiaoCard): Promise<unknown> {
  const { config } = world.pay.fapiao;
  if (!config) return Promise.resolve();
  const event = card.status === 'INSERTED' ? 'FAPIAO.CARD_INSERTED' : 'FAPIAO.CARD_DISCARDED';
  const plain = {
    mchid: payKeys().mchId,
    fapiao_apply_id: application.applyId,
    fapiao_information: [{ fapiao_id: card.fapiaoId, fapiao_status: 'ISSUED', card_status: card.status }],
  };
  return notices.send({ of: 'fapiao', event, plain, notifyUrl: config.callbackUrl });
}

/** Puts invoices made elsewhere into the person's card pack, a while later. */
function insertCards({ world, notices, params, body }: PayCall): PayAnswer {
  const { fapiao } = world.pay;
  if (!fapiao.template) throw invalid('请先创建电子发票卡券模板');
  const application = applicationOf(world, applyIdIn(params['apply_id'] ?? ''), sceneIn(body));
  checkBuyer(body);
  const sources = listOf(body, 'fapiao_card_information').filter(isJson);
  if (sources.length === 0 || sources.length > MOST_CARDS) throw badParameter('fapiao_card_information', `应为1至${MOST_CARDS}张发票`);
  const wanted = sources.map((source) => readCard(world, source));
  const inPack = application.cards.filter((card) => card.status !== 'DISCARDED');
  // Sent twice it is done once.
  const fresh = wanted.filter((card) => !inPack.some((one) => one.number === card.number));
  for (const card of fresh) {
    const media = fapiao.media.get(card.mediaId);
    if (media?.used) throw badParameter('fapiao_media_id', '发票文件已使用', card.mediaId);
  }
  const sum = [...inPack, ...fresh].reduce((total, card) => total + card.totalFen, 0);
  if (sum > application.capFen) throw invalid('发票总金额超过申请单的可开票金额');
  for (const card of fresh) {
    const media = fapiao.media.get(card.mediaId);
    if (media) media.used = true;
    application.cards.push(card);
    notices.later(fapiao.settings.insertMs, () => {
      if (card.status !== 'INSERT_ACCEPTED') return;
      card.status = 'INSERTED';
      void tellOfCard(world, notices, application, card);
    });
  }
  return 'accepted';
}

function query({ world, params, query: asked }: PayCall): PayAnswer {
  const { fapiao } = world.pay;
  const application = fapiao.application(applyIdIn(params['apply_id'] ?? ''));
  if (!application || application.cards.length === 0) throw new PayRefusal(404, 'RESOURCE_NOT_EXISTS', '发票申请单不存在');
  const id = textOf(asked, 'fapiao_id');
  const cards = application.cards.filter((card) => id === '' || card.fapiaoId === id);
  return {
    json: {
      total_count: cards.length,
      fapiao_information: cards.map((card) => ({
        fapiao_id: card.fapiaoId,
        status: 'ISSUED',
        blue_fapiao: { fapiao_code: '', fapiao_number: card.number, check_code: '', password: '', fapiao_time: card.time },
        card_information: {
          card_appid: fapiao.template?.appid ?? '',
          card_openid: application.openid,
          card_id: fapiao.template?.cardId ?? '',
          card_code: card.cardCode,
          card_status: card.status,
        },
        total_amount: card.totalFen,
        tax_amount: card.taxFen,
        amount: card.amountFen,
      })),
    },
  };
}

export const cardEndpoints: readonly PayEndpoint[] = [
  { method: 'POST', path: `${FAPIAO}/fapiao-applications/:apply_id/insert-cards`, run: insertCards },
  { method: 'GET', path: `${FAPIAO}/fapiao-applications/:apply_id`, run: query },
];
