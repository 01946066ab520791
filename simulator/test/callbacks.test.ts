import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createCrypt } from '../src/callbacks/crypt.ts';
import { readXml } from '../src/callbacks/read-xml.ts';
import { toXml } from '../src/callbacks/xml.ts';
import { createStubServer } from './stub-server.ts';
import type { Received } from './stub-server.ts';
import type { Tencent } from './tencent.ts';
import { accounts, createTencent } from './tencent.ts';

const oaCrypt = createCrypt(accounts.OA_TOKEN, accounts.OA_ENCODING_AES_KEY, accounts.OA_APP_ID);
const wecomCrypt = createCrypt(accounts.WECOM_TOKEN, accounts.WECOM_ENCODING_AES_KEY, accounts.WECOM_CORP_ID);

let stub: Awaited<ReturnType<typeof createStubServer>>;
let tencent: Tencent;
beforeEach(async () => {
  stub = await createStubServer();
  tencent = await createTencent({ callbackBase: stub.url, mode: { retryGapMs: 10, timeoutMs: 300 } });
});
afterEach(async () => {
  await tencent.close();
  await stub.close();
});

const part = (request: Received, name: string) => request.query.get(name) ?? '';

function openSafe(request: Received, crypt = oaCrypt) {
  const encrypted = String(readXml(request.body)?.['Encrypt']);
  expect(part(request, 'msg_signature')).toBe(crypt.signMessage(part(request, 'timestamp'), part(request, 'nonce'), encrypted));
  return readXml(crypt.decrypt(encrypted)) ?? {};
}

describe('the official account’s pushes', () => {
  it('safe mode shows nothing but the cipher text', async () => {
    const { person, delivery } = await tencent.control.follow('p2', { scene: 'staff_17' });
    expect(delivery).toMatchObject({ attempts: 1, status: 200, reply: 'success', verdict: 'ok' });
    const [request] = stub.received;
    expect(request?.path).toBe('/callbacks/official-account');
    expect(request?.query.get('encrypt_type')).toBe('aes');
    expect(request?.query.get('openid')).toBe(person.oaOpenid);
    expect(request?.body).not.toContain('staff_17');
    expect(openSafe(request as Received)).toMatchObject({
      FromUserName: person.oaOpenid,
      Event: 'subscribe',
      EventKey: 'qrscene_staff_17',
    });
  });

  it('plain mode is signed with three parts; compat carries both', async () => {
    tencent.control.setMode({ oa: 'plain' });
    await tencent.control.follow('p1');
    const plain = stub.received[0] as Received;
    expect(part(plain, 'signature')).toBe(oaCrypt.sign(part(plain, 'timestamp'), part(plain, 'nonce')));
    expect(plain.query.has('msg_signature')).toBe(false);
    expect(readXml(plain.body)).toMatchObject({ Event: 'subscribe' });
    tencent.control.setMode({ oa: 'compat' });
    await tencent.control.message('p1', { text: '在吗]]>' });
    const compat = stub.received[1] as Received;
    expect(readXml(compat.body)).toMatchObject({ Content: '在吗]]>' });
    expect(openSafe(compat)).toMatchObject({ Content: '在吗]]>', MsgId: expect.stringMatching(/^\d{17}$/) as string });
  });

  it('a passive reply reaches the person only when in due form', async () => {
    await tencent.control.follow('p1');
    const reply = (content: string, spoil = false) =>
      stub.answerWith((request) => {
        const asked = openSafe(request);
        const inner = {
          ToUserName: String(asked['FromUserName']),
          FromUserName: String(asked['ToUserName']),
          CreateTime: 1,
          MsgType: 'text',
          Content: content,
        };
        const encrypted = oaCrypt.encrypt(toXml(inner));
        const signature = oaCrypt.signMessage('1', '2', encrypted) + (spoil ? '0' : '');
        return { body: toXml({ Encrypt: encrypted, MsgSignature: signature, TimeStamp: 1, Nonce: '2' }) };
      });
    reply('您好，周六有新茶到店');
    const good = await tencent.control.message('p1', { text: '你好' });
    expect(good.delivery?.verdict).toBe('reply: text');
    reply('不该看到', true);
    const bad = await tencent.control.message('p1', { text: '再说一次' });
    expect(bad.delivery?.verdict).toContain('MsgSignature');
    stub.answerWith(() => ({ body: '{"ok":true}' }));
    await tencent.control.menu('p1', { key: 'BOOK' });
    const texts = tencent.control
      .chat('p1')
      .messages.filter((one) => one.from === 'account')
      .map((one) => one.text);
    expect(texts).toEqual(['您好，周六有新茶到店', expect.stringContaining('出现故障'), expect.stringContaining('出现故障')]);
  });
});

describe('attempts', () => {
  it('three in all, the same message each time', async () => {
    stub.answerWith((_request, number) => (number < 3 ? { status: 500 } : { body: 'success' }));
    const { delivery } = await tencent.control.follow('p1');
    expect(delivery).toMatchObject({ attempts: 3, status: 200 });
    expect(new Set(stub.received.map((request) => request.body + request.query.toString())).size).toBe(1);
  });

  it('may renew the nonce, but not the message', async () => {
    tencent.control.setMode({ retryNonce: 'renew' });
    stub.answerWith(() => ({ status: 502 }));
    const { delivery } = await tencent.control.follow('p1');
    expect(delivery).toMatchObject({ attempts: 3, status: 502 });
    expect(new Set(stub.received.map((request) => request.query.get('nonce'))).size).toBe(3);
    expect(new Set(stub.received.map((request) => JSON.stringify(openSafe(request)))).size).toBe(1);
  });

  it('a slow server times out and is asked again', async () => {
    stub.answerWith((_request, number) => (number === 1 ? { afterMs: 600, body: 'success' } : { body: '' }));
    const { delivery } = await tencent.control.follow('p1');
    expect(delivery).toMatchObject({ attempts: 2, status: 200, reply: '' });
    expect(tencent.control.exchanges().exchanges.map((one) => one.verdict)).toEqual(['timeout', 'ok（第 2 次）']);
  });
});

describe('faults on the way to the server', () => {
  const events = () => stub.received.map((request) => openSafe(request, wecomCrypt)['UserID']);

  it('drop, duplicate and out of order', async () => {
    tencent.control.setFault({ kind: 'drop', platform: 'wecom' });
    expect((await tencent.control.addStaff('p1', { userid: 'chen.li' })).delivery).toMatchObject({ attempts: 0, verdict: 'dropped' });
    tencent.control.setFault({ kind: 'duplicate', platform: 'wecom' });
    expect((await tencent.control.addStaff('p1', { userid: 'wu.an' })).delivery?.duplicate).toMatchObject({ attempts: 1, status: 200 });
    tencent.control.setFault({ kind: 'out_of_order', platform: 'wecom' });
    expect((await tencent.control.addStaff('p1', { userid: 'lin.xiao' })).delivery).toMatchObject({ verdict: 'held' });
    await tencent.control.addStaff('p1', { userid: 'zhou.qi' });
    expect(events()).toEqual(['wu.an', 'wu.an', 'zhou.qi', 'lin.xiao']);
  });

  it('a wrong signature is sent once', async () => {
    stub.answerWith(() => ({ status: 403 }));
    tencent.control.setFault({ kind: 'bad_signature' });
    const { delivery } = await tencent.control.addStaff('p1', { userid: 'chen.li' });
    expect(delivery).toMatchObject({ attempts: 1, status: 403 });
    const [request] = stub.received as [Received];
    const encrypted = String(readXml(request.body)?.['Encrypt']);
    expect(part(request, 'msg_signature')).not.toBe(wecomCrypt.signMessage(part(request, 'timestamp'), part(request, 'nonce'), encrypted));
  });
});

describe('the console’s check of the URL', () => {
  it('the official account’s echostr comes back as it was', async () => {
    stub.answerWith((request) => ({ body: part(request, 'echostr') }));
    expect(await tencent.control.urlCheck({ platform: 'official-account' })).toMatchObject({ ok: true, status: 200 });
    expect(await tencent.control.urlCheck({ platform: 'wecom' })).toMatchObject({ ok: false });
  });
  it('WeCom’s must be decrypted, and within a second', async () => {
    stub.answerWith((request) => ({ body: wecomCrypt.decrypt(part(request, 'echostr')) }));
    expect(await tencent.control.urlCheck({ platform: 'wecom' })).toMatchObject({ ok: true });
    stub.answerWith((request) => ({ body: wecomCrypt.decrypt(part(request, 'echostr')), afterMs: 1_200 }));
    expect(await tencent.control.urlCheck({ platform: 'wecom' })).toMatchObject({ ok: false, verdict: 'timeout' });
  });
});
