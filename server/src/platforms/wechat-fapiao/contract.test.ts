import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { accounts, startSimulated } from '../test-support/simulated.ts';
import type { Simulated } from '../test-support/simulated.ts';
import { createWechatPay } from '../wechat-pay/client.ts';
import type { WechatPayNotice } from '../wechat-pay/types.ts';
import { createWechatFapiao } from './client.ts';
import type { FapiaoCard, WechatFapiao } from './types.ts';

let world: Simulated;
let fapiao: WechatFapiao;
let transactionId = '';
const told: WechatPayNotice[] = [];

beforeAll(async () => {
  world = await startSimulated({
    verifyUrl: () => '',
    receive: async ({ headers, rawBody }) => {
      told.push(await pay.openNotice({ headers, rawBody }));
      return '{"code":"SUCCESS"}';
    },
  });
  const { publicKeyId, publicKey, ...merchant } = world.simulator.control.payMerchant();
  const credentials = { ...merchant, publicKey: { id: publicKeyId, pem: publicKey } };
  const options = {
    ...world.parts,
    ...{ mchId: merchant.mchId, appId: accounts.MINI_APP_ID, apiBase: `${world.simulator.url}/pay` },
    credentials: async () => credentials,
  };
  const pay = createWechatPay(options);
  fapiao = createWechatFapiao({ ...options, logoUrl: 'https://mmbiz.qpic.cn/mmbiz/abc/0' });
  const customer = world.simulator.control.createPerson({ name: '开票的人' });
  const { prepayId } = await pay.prepay({
    ...{ outTradeNo: `pay_${randomUUID().replaceAll('-', '').slice(0, 26)}`, description: '凤梨酥', totalFen: 10_000 },
    ...{ openid: customer.miniOpenid, expiresAt: Date.now() + 600_000, notifyUrl: `${world.callbackBase}/callbacks/wechat-pay` },
  });
  const params = { ...(await pay.paymentParams(prepayId)) };
  const paid = await world.simulator.control.requestPayment({ personId: customer.id, params, outcome: 'pay' });
  transactionId = paid.transactionId ?? '';
});
afterAll(() => world.close());

const card = (it: Partial<FapiaoCard>): FapiaoCard => ({
  ...{ applyId: transactionId, mediaId: '', number: '26332000000012345678', issuedAt: Date.UTC(2026, 11, 1, 2), remark: '' },
  ...{
    netFen: 8850,
    taxFen: 1150,
    totalFen: 10_000,
    buyer: { kind: 'company', name: '杭州某某贸易有限公司', taxNo: '913101151234567880' },
  },
  seller: {
    ...{ name: '连客示例食品（杭州）有限公司', taxNo: '91330106MADEM0A15K', address: '杭州', phone: '0571-1', bank: '工行', account: '1' },
    ...{ clerk: '陈丽', payee: '', checker: '' },
  },
  rows: [
    {
      ...{
        kind: 'normal',
        printedName: '*焙烤食品*凤梨酥',
        taxCode: '1030207990000000000',
        spec: '',
        unit: '盒',
        quantity: '2',
        unitPrice: '44.25',
      },
      ...{ netFen: 8850, taxFen: 1150, totalFen: 10_000, rateBps: 1300, mark: 'taxed', policy: '' },
    },
  ],
  ...it,
});

it('hears that somebody tapped 开发票 in the bill, and reads the title they chose', async () => {
  expect(await fapiao.readTitle(transactionId)).toBeNull();
  await fapiao.configure(`${world.callbackBase}/callbacks/wechat-pay`);
  const title = { type: 'ORGANIZATION', name: '杭州某某贸易有限公司', taxpayerId: '913101151234567880', email: 'cai@example.cn' } as const;
  await world.simulator.control.applyForInvoice({ transactionId, title });
  expect(told.at(-1)).toMatchObject({ kind: 'other', eventType: 'FAPIAO.USER_APPLIED', data: { fapiao_apply_id: transactionId } });
  expect(await fapiao.readTitle(transactionId)).toMatchObject({
    ...{ kind: 'company', name: title.name, taxNo: title.taxpayerId, email: title.email, special: false },
  });
});

it('uploads a file, puts it into the card pack, and twice is once', async () => {
  const { mediaId } = await fapiao.uploadPdf(Buffer.from('%PDF-1.4\n\u0000 some bytes \u00ff'));
  expect(await fapiao.cardState(transactionId)).toBe('none');
  await fapiao.insertCard(card({ mediaId }));
  await fapiao.insertCard(card({ mediaId }));
  for (let tries = 0; (await fapiao.cardState(transactionId)) !== 'inserted' && tries < 50; tries += 1)
    await new Promise((resolve) => setTimeout(resolve, 20));
  expect(await fapiao.cardState(transactionId)).toBe('inserted');
});

it('what WeChat does not take says why', async () => {
  const { mediaId } = await fapiao.uploadPdf(Buffer.from('%PDF-1.4'));
  await expect(fapiao.insertCard(card({ mediaId, number: '1'.repeat(20), totalFen: 9_999 }))).rejects.toMatchObject({
    code: 'payment.refused',
  });
});
