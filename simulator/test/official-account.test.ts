import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createStubServer } from './stub-server.ts';
import type { Tencent } from './tencent.ts';
import { accounts, createTencent } from './tencent.ts';

let stub: Awaited<ReturnType<typeof createStubServer>>;
let tencent: Tencent;
let token: { access_token: string };
beforeEach(async () => {
  stub = await createStubServer();
  tencent = await createTencent({ callbackBase: stub.url });
  token = await tencent.tokenOf(tencent.stable());
});
afterEach(async () => {
  await tencent.close();
  await stub.close();
});

const post = (path: string, body: object) => tencent.post(`/weixin/cgi-bin/${path}`, body, token);
const write = (openid: string) => post('message/custom/send', { touser: openid, msgtype: 'text', text: { content: '您的会员卡已开通' } });

describe('customer-service messages', () => {
  it('a message allows five within 48 hours', async () => {
    const { person } = await tencent.control.follow('p1');
    tencent.control.advanceTime({ advanceMs: 61_000 });
    expect((await write(person.oaOpenid)).errcode).toBe(45015);
    await tencent.control.message('p1', { text: '在吗' });
    for (let count = 0; count < 5; count += 1) expect((await write(person.oaOpenid)).errcode).toBe(0);
    expect((await write(person.oaOpenid)).errcode).toBe(45047);
    await tencent.control.message('p1', { text: '还在吗' });
    tencent.control.advanceTime({ advanceMs: 48 * 3_600_000 });
    token = await tencent.tokenOf(tencent.stable());
    expect((await write(person.oaOpenid)).errcode).toBe(45015);
  });

  it('a follow, scan or menu tap allows three within a minute', async () => {
    const { person } = await tencent.control.follow('p1');
    for (let count = 0; count < 3; count += 1) expect((await write(person.oaOpenid)).errcode).toBe(0);
    expect((await write(person.oaOpenid)).errcode).toBe(45047);
    await tencent.control.menu('p1', { key: 'BOOK' });
    expect((await write(person.oaOpenid)).errcode).toBe(0);
    await tencent.control.unfollow('p1');
    expect((await write(person.oaOpenid)).errcode).toBe(43004);
    expect((await write('oNobody')).errcode).toBe(40003);
  });
});

describe('codes with a scene', () => {
  const create = (action_name: string, scene: object, expire_seconds?: number) =>
    post('qrcode/create', { action_name, action_info: { scene }, ...(expire_seconds ? { expire_seconds } : {}) });

  it('all four kinds; the picture is found by the ticket', async () => {
    expect(await create('QR_STR_SCENE', { scene_str: 'staff_17' }, 604_800)).toMatchObject({ expire_seconds: 604_800 });
    expect(await create('QR_SCENE', { scene_id: 7 })).toMatchObject({ expire_seconds: 60 });
    expect(await create('QR_LIMIT_SCENE', { scene_id: 100_000 })).not.toHaveProperty('expire_seconds');
    const { ticket } = await create('QR_LIMIT_STR_SCENE', { scene_str: '门店一' });
    const show = (asked: string) => fetch(`${tencent.url}/mp/cgi-bin/showqrcode?ticket=${encodeURIComponent(asked)}`);
    expect((await show(String(ticket))).headers.get('content-type')).toBe('image/png');
    expect((await show('none')).status).toBe(404);
  });

  it('refuse a bad action or scene, and a scan after their time', async () => {
    expect((await create('QR', {})).errcode).toBe(40052);
    expect((await create('QR_LIMIT_SCENE', { scene_id: 100_001 })).errcode).toBe(40053);
    expect((await create('QR_STR_SCENE', { scene_str: 'x'.repeat(65) })).errcode).toBe(40053);
    await create('QR_STR_SCENE', { scene_str: 'short' }, 60);
    tencent.control.advanceTime({ advanceMs: 61_000 });
    await expect(tencent.control.scan('p1', { scene: 'short' })).rejects.toThrow('过期');
  });
});

describe('the rest', () => {
  it('tickets, addresses, quotas', async () => {
    const get = (path: string, query = {}) => tencent.get(`/weixin/cgi-bin/${path}`, { ...token, ...query });
    const first = await get('ticket/getticket', { type: 'jsapi' });
    expect(first).toMatchObject({ errcode: 0, expires_in: 7200 });
    expect((await get('ticket/getticket', { type: 'jsapi' }))['ticket']).toBe(first['ticket']);
    expect(await get('getcallbackip')).toEqual({ ip_list: ['127.0.0.1', '198.51.100.0/24'] });
    await get('tags/get');
    expect(await post('openapi/quota/get', { cgi_path: '/cgi-bin/tags/get' })).toMatchObject({ quota: { used: 1 } });
    expect((await post('openapi/quota/get', { cgi_path: '/cgi-bin/none' })).errcode).toBe(76021);
    for (let count = 0; count < 10; count += 1) expect((await post('clear_quota', { appid: accounts.OA_APP_ID })).errcode).toBe(0);
    expect((await post('clear_quota', { appid: accounts.OA_APP_ID })).errcode).toBe(48006);
  });
});
