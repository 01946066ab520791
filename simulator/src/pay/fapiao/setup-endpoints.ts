import type { Json } from '../../http/fields.ts';
import { booleanOf, objectOf, textOf } from '../../http/fields.ts';
import { freshId } from '../../world/ids.ts';
import type { PayAnswer, PayCall, PayEndpoint } from '../endpoint.ts';
import { badParameter, PayRefusal } from '../refusal.ts';
import type { FapiaoConfig } from './book.ts';
import { callbackUrlIn, fieldIn } from './text-field.ts';

export const FAPIAO = '/v3/new-tax-control-fapiao';
const LOGO = /^https?:\/\/mmbiz\.q(pic|logo)\.cn\//;

const configView = (config: FapiaoConfig): Json => ({
  callback_url: config.callbackUrl,
  sub_mch_code: config.subMchCode,
  show_fapiao_cell: config.showFapiaoCell,
  support_vat_fapiao: config.supportVatFapiao,
});

function setConfig({ world, body }: PayCall): PayAnswer {
  const { fapiao } = world.pay;
  fapiao.config = {
    callbackUrl: callbackUrlIn(body),
    subMchCode: textOf(body, 'sub_mch_code'),
    showFapiaoCell: booleanOf(body, 'show_fapiao_cell', fapiao.config?.showFapiaoCell ?? false),
    supportVatFapiao: booleanOf(body, 'support_vat_fapiao', fapiao.config?.supportVatFapiao ?? false),
  };
  return { json: configView(fapiao.config) };
}

function getConfig({ world }: PayCall): PayAnswer {
  const { config } = world.pay.fapiao;
  if (!config) throw new PayRefusal(404, 'RESOURCE_NOT_EXISTS', '商户未配置开发选项');
  return { json: configView(config) };
}

/** Once per merchant: asked for again it is refused, as a template can not be two. */
function createTemplate({ world, body }: PayCall): PayAnswer {
  const appid = fieldIn(body, 'card_appid', 32);
  if (![world.accounts.MINI_APP_ID, world.accounts.OA_APP_ID].includes(appid))
    throw badParameter('card_appid', '卡券归属的appid不正确', appid);
  const information = objectOf(body, 'card_template_information');
  const payeeName = fieldIn(information, 'payee_name', 100);
  const logo = fieldIn(information, 'logo_url', 128);
  if (!LOGO.test(logo)) throw badParameter('card_template_information/logo_url', '商户logo地址不正确', logo);
  if (world.pay.fapiao.template) throw new PayRefusal(400, 'RESOURCE_ALREADY_EXISTS', '该商户已创建过电子发票卡券模板');
  const cardId = freshId('p', 28);
  world.pay.fapiao.template = { appid, cardId, payeeName };
  return { json: { card_appid: appid, card_id: cardId } };
}

export const setupEndpoints: readonly PayEndpoint[] = [
  { method: 'PATCH', path: `${FAPIAO}/merchant/development-config`, run: setConfig },
  { method: 'GET', path: `${FAPIAO}/merchant/development-config`, run: getConfig },
  { method: 'POST', path: `${FAPIAO}/card-template`, run: createTemplate },
];
