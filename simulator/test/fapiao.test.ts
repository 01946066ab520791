import { constants, createHash, privateDecrypt, publicEncrypt, randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Merchant } from './merchant.ts';
import { createMerchant, sign } from './merchant.ts';
import { accounts } from './tencent.ts';

let merchant: Merchant;
beforeEach(async () => {
  merchant = await createMerchant();
});
afterEach(() => merchant.close());

const FAPIAO = '/v3/new-tax-control-fapiao';
const PDF = Buffer.concat([Buffer.from('%PDF-1.4\n'), randomBytes(300)]);

async function setUp(more: Record<string, unknown> = {}) {
  const body = { callback_url: `${merchant.server.url}/callbacks/wechat-pay`, show_fapiao_cell: true, ...more };
  return merchant.call(`${FAPIAO}/merchant/development-config`, { method: 'PATCH', body });
}

const template = () =>
  merchant.call(`${FAPIAO}/card-template`, {
    method: 'POST',
    body: {
      card_appid: accounts.MINI_APP_ID,
      card_template_information: { payee_name: '连客示例食品', logo_url: 'https://mmbiz.qpic.cn/mmbiz/abc/0' },
    },
  });

/** As the merchant uploads: multipart, signed over the description alone. */
async function upload(meta: Record<string, unknown>, signedMeta = JSON.stringify(meta)) {
  const path = `${FAPIAO}/fapiao-applications/upload-fapiao-file`;
  const timestamp = Math.floor(Date.now() / 1000);
  const nonce = randomBytes(16).toString('hex');
  const signature = sign(merchant.shop.privateKey, `POST\n${path}\n${timestamp}\n${nonce}\n${signedMeta}\n`);
  const form = new FormData();
  form.append('meta', new Blob([JSON.stringify(meta)], { type: 'application/json' }));
  form.append('file', new Blob([new Uint8Array(PDF)], { type: 'application/pdf' }), 'invoice.pdf');
  const answer = await fetch(`${merchant.url}/pay${path}`, {
    method: 'POST',
    headers: {
      Accept: 'application/json',
      'User-Agent': 'test',
      Authorization: `WECHATPAY2-SHA256-RSA2048 mchid="${merchant.shop.mchId}",nonce_str="${nonce}",timestamp="${timestamp}",serial_no="${merchant.shop.certSerial}",signature="${signature}"`,
    },
    body: form,
  });
  return { status: answer.status, body: (await answer.json()) as Record<string, string> };
}

const metaOf = (digest = createHash('sm3').update(PDF).digest('hex')) => ({ file_type: 'PDF', digest_alogrithm: 'SM3', digest });
const mediaId = async () => (await upload(metaOf())).body['fapiao_media_id'] ?? '';

const card = (fapiaoMediaId: string, more: Record<string, unknown> = {}) => ({
  fapiao_media_id: fapiaoMediaId,
  fapiao_number: '26332000000012345678',
  fapiao_time: '2026-12-01T10:00:00+08:00',
  total_amount: 12_345,
  tax_amount: 1_420,
  amount: 10_925,
  seller_information: { name: '连客示例食品（杭州）有限公司', taxpayer_id: '91330106MADEM0A15K' },
  ...more,
});

const insert = (applyId: string, cards: unknown[], more: Record<string, unknown> = {}) =>
  merchant.call(`${FAPIAO}/fapiao-applications/${applyId}/insert-cards`, {
    method: 'POST',
    body: {
      scene: 'WITH_WECHATPAY',
      buyer_information: { type: 'INDIVIDUAL', name: '苏雨晴' },
      fapiao_card_information: cards,
      ...more,
    },
  });

async function paid(outTradeNo = 'T000001'): Promise<string> {
  const { transactionId } = await merchant.pay(outTradeNo);
  return transactionId ?? '';
}

describe('开发票 in the bill', () => {
  it('is there once the merchant has switched it on, and tells the merchant who wants what', async () => {
    const transactionId = await paid();
    await expect(merchant.control.applyForInvoice({ transactionId })).rejects.toThrow('还没有打开');
    expect((await setUp()).body).toMatchObject({ show_fapiao_cell: true });
    expect((await merchant.call(`${FAPIAO}/merchant/development-config`)).body).toMatchObject({ show_fapiao_cell: true });
    const title = { name: '杭州某某有限公司', taxpayerId: '91440300MADEM0A152', email: 'buyer@example.com' };
    const applied = await merchant.control.applyForInvoice({ transactionId, title });
    expect(applied.delivery).toMatchObject({ status: 204, verdict: 'ok' });
    const notice = merchant.notice(1);
    expect(notice.envelope).toMatchObject({ event_type: 'FAPIAO.USER_APPLIED' });
    expect(notice.signed(merchant.shop.publicKey)).toBe(true);
    expect(notice.open()).toMatchObject({ mchid: merchant.shop.mchId, fapiao_apply_id: transactionId });
    const { body } = await merchant.call(`${FAPIAO}/user-title?fapiao_apply_id=${transactionId}&scene=WITH_WECHATPAY`);
    expect(body).toMatchObject({
      type: 'ORGANIZATION',
      name: title.name,
      taxpayer_id: title.taxpayerId,
      amount: 12_345,
      out_trade_no: 'T000001',
    });
    const email = privateDecrypt(
      { key: merchant.shop.privateKey, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha1' },
      Buffer.from(String(body['email']), 'base64'),
    );
    expect(email.toString()).toBe('buyer@example.com');
  });

  it('is refused for what was not paid, and for a company without its number', async () => {
    await setUp();
    await merchant.prepay('T000001');
    await expect(merchant.control.applyForInvoice({ outTradeNo: 'T000001' })).rejects.toThrow('已支付');
    const transactionId = await paid('T000002');
    await expect(merchant.control.applyForInvoice({ transactionId, title: { type: 'ORGANIZATION' } })).rejects.toThrow('税号');
    const answer = await merchant.call(`${FAPIAO}/user-title?fapiao_apply_id=${transactionId}&scene=WITH_WECHATPAY`);
    expect(answer).toMatchObject({ status: 404, body: { code: 'RESOURCE_NOT_EXISTS' } });
  });

  it('an address without TLS is no place for notices', async () => {
    expect(await setUp({ callback_url: 'http://shop.example/notify' })).toMatchObject({ status: 400, body: { code: 'PARAM_ERROR' } });
  });
});

describe('an invoice in the card pack', () => {
  it('is uploaded with its SM3 digest, inserted, told of and found again', async () => {
    await setUp();
    expect((await template()).body['card_id']).toMatch(/^p\w{27}$/);
    expect(await template()).toMatchObject({ status: 400, body: { code: 'RESOURCE_ALREADY_EXISTS' } });
    const transactionId = await paid();
    expect((await insert(transactionId, [card(await mediaId())])).status).toBe(202);
    await merchant.notices(2);
    expect(merchant.notice(1).envelope.event_type).toBe('FAPIAO.CARD_INSERTED');
    expect(merchant.notice(1).open()).toMatchObject({ fapiao_apply_id: transactionId, fapiao_information: [{ card_status: 'INSERTED' }] });
    const found = await merchant.call(`${FAPIAO}/fapiao-applications/${transactionId}`);
    expect(found.body).toMatchObject({
      total_count: 1,
      fapiao_information: [
        { total_amount: 12_345, blue_fapiao: { fapiao_number: '26332000000012345678' }, card_information: { card_status: 'INSERTED' } },
      ],
    });
    await merchant.control.discardInvoiceCard({ applyId: transactionId });
    expect(merchant.notice(2).open()).toMatchObject({ fapiao_information: [{ card_status: 'DISCARDED' }] });
  });

  it('a file whose digest or signature is another’s is refused', async () => {
    expect(await upload(metaOf('0'.repeat(64)))).toMatchObject({ status: 400, body: { code: 'PARAM_ERROR' } });
    expect(await upload({ ...metaOf(), digest_alogrithm: 'SHA256' })).toMatchObject({ status: 400 });
    expect(await upload(metaOf(), JSON.stringify({ ...metaOf(), file_type: 'OFD' }))).toMatchObject({
      status: 401,
      body: { code: 'SIGN_ERROR' },
    });
    expect(merchant.control.invoiceCards().uploads).toBe(0);
  });

  it('goes in once, for no more than was paid, with amounts that add up', async () => {
    await setUp();
    const transactionId = await paid();
    const media = await mediaId();
    expect(await insert(transactionId, [card(media)])).toMatchObject({ status: 400, body: { code: 'INVALID_REQUEST' } });
    await template();
    const wrong = [
      await insert(transactionId, [card('none')]),
      await insert(transactionId, [card(media, { tax_amount: 1 })]),
      await insert(transactionId, [card(media, { total_amount: 12_346, amount: 10_926 })]),
      await insert(transactionId, []),
      await insert(transactionId, [card(media)], { buyer_information: { type: 'ORGANIZATION', name: '某某公司' } }),
      await insert(transactionId, [card(media)], { buyer_information: { type: 'INDIVIDUAL', name: '某某', email: 'plain@example.com' } }),
    ];
    expect(wrong.map((one) => one.status)).toEqual(wrong.map(() => 400));
    expect((await insert('4200000000', [card(media)])).status).toBe(404);
    const sealed = publicEncrypt(
      { key: merchant.shop.publicKey, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha1' },
      Buffer.from('buyer@example.com'),
    ).toString('base64');
    const buyer = { buyer_information: { type: 'INDIVIDUAL', name: '苏雨晴', email: sealed } };
    expect((await insert(transactionId, [card(media)], buyer)).status).toBe(202);
    expect((await insert(transactionId, [card(media)], buyer)).status).toBe(202);
    expect(merchant.control.invoiceCards().applications[0]?.cards).toHaveLength(1);
  });

  it('of an order paid otherwise needs the title the person fills in', async () => {
    await setUp();
    await template();
    const query = `fapiao_apply_id=F1&source=MINIPROGRAM&appid=${accounts.MINI_APP_ID}&openid=${merchant.buyer.miniOpenid}&total_amount=12345`;
    expect((await merchant.call(`${FAPIAO}/user-title/title-url?${query}`)).body['miniprogram_path']).toContain('F1');
    const media = await mediaId();
    const without = { scene: 'WITHOUT_WECHATPAY' };
    expect((await insert('F1', [card(media)], without)).status).toBe(400);
    merchant.control.fillInvoiceTitle({ applyId: 'F1', title: { name: '苏雨晴' } });
    expect((await insert('F1', [card(media)], without)).status).toBe(202);
  });
});

it('a person’s bills tell what was paid, and what became of its invoice', async () => {
  await setUp();
  await template();
  const transactionId = await paid();
  await merchant.control.foreignPayment({ amountFen: 100, personId: 'p2' });
  await merchant.control.applyForInvoice({ transactionId, title: { name: '苏雨晴' } });
  await insert(transactionId, [card(await mediaId())]);
  expect(merchant.control.personBills('p1')).toEqual({
    invoiceButton: true,
    bills: [expect.objectContaining({ transactionId, totalFen: 12_345, titleName: '苏雨晴', cards: ['26332000000012345678'] })],
  });
});
