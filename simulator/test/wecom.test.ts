import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createCrypt, signPage } from '../src/callbacks/crypt.ts';
import { readXml } from '../src/callbacks/read-xml.ts';
import { createStubServer } from './stub-server.ts';
import type { Tencent } from './tencent.ts';
import { accounts, createTencent } from './tencent.ts';

let stub: Awaited<ReturnType<typeof createStubServer>>;
let tencent: Tencent;
let token: { access_token: string };
beforeEach(async () => {
  stub = await createStubServer();
  tencent = await createTencent({ callbackBase: stub.url });
  token = await tencent.tokenOf(tencent.wecom());
});
afterEach(async () => {
  await tencent.close();
  await stub.close();
});

const crypt = createCrypt(accounts.WECOM_TOKEN, accounts.WECOM_ENCODING_AES_KEY, accounts.WECOM_CORP_ID);
const events = () => stub.received.map((request) => readXml(crypt.decrypt(String(readXml(request.body)?.['Encrypt']))) ?? {});
const get = (path: string, query: Record<string, string> = {}) => tencent.get(`/qyapi/cgi-bin/${path}`, { ...token, ...query });
const post = (path: string, body: object) => tencent.post(`/qyapi/cgi-bin/${path}`, body, token);

describe('a customer and a member', () => {
  it('add each other, and the API tells of it', async () => {
    const { person } = await tencent.control.addStaff('p2', { userid: 'chen.li', state: 'shop-12' });
    expect(events()).toEqual([
      expect.objectContaining({
        ChangeType: 'add_external_contact',
        UserID: 'chen.li',
        ExternalUserID: person.externalUserid,
        State: 'shop-12',
      }),
    ]);
    expect(await get('externalcontact/list', { userid: 'chen.li' })).toMatchObject({ external_userid: [person.externalUserid] });
    expect((await get('externalcontact/list', { userid: 'wu.an' })).errcode).toBe(84061);
    expect(await get('externalcontact/get', { external_userid: person.externalUserid })).toMatchObject({
      external_contact: { name: '欧阳·买买提江', type: 1, unionid: person.unionid },
      follow_user: [{ userid: 'chen.li', state: 'shop-12', add_way: 1, tags: [] }],
    });
    expect((await get('externalcontact/get', { external_userid: 'wmNobody' })).errcode).toBe(40096);
  });

  it('a half relation is of no use to the API until completed', async () => {
    const { person } = await tencent.control.addStaff('p1', { userid: 'lin.xiao', half: true });
    expect((await get('externalcontact/get', { external_userid: person.externalUserid })).errcode).toBe(84061);
    await tencent.control.addStaff('p1', { userid: 'lin.xiao' });
    const [half, full] = events();
    expect(half).toMatchObject({ ChangeType: 'add_half_external_contact', WelcomeCode: expect.any(String) as string });
    expect(full).toMatchObject({ ChangeType: 'add_external_contact' });
    expect(full).not.toHaveProperty('WelcomeCode');
    expect((await get('externalcontact/get', { external_userid: person.externalUserid })).errcode).toBe(0);
  });

  it('the customer leaving keeps the relation readable, the member leaving ends it', async () => {
    const { person } = await tencent.control.addStaff('p1', { userid: 'chen.li' });
    await tencent.control.deleteStaff('p1', { userid: 'chen.li' });
    expect((await get('externalcontact/get', { external_userid: person.externalUserid })).errcode).toBe(0);
    await tencent.control.deleteCustomer('chen.li', { personId: 'p1' });
    expect((await get('externalcontact/get', { external_userid: person.externalUserid })).errcode).toBe(84061);
    expect(events().map((event) => event['ChangeType'])).toEqual(['add_external_contact', 'del_follow_user', 'del_external_contact']);
  });

  it('remarks and tags made through the API make no callback; made in the client they do', async () => {
    const { person } = await tencent.control.addStaff('p1', { userid: 'chen.li' });
    const pair = { userid: 'chen.li', external_userid: person.externalUserid };
    const groups = (await post('externalcontact/get_corp_tag_list', {}))['tag_group'] as {
      group_name: string;
      tag: { id: string; name: string }[];
    }[];
    expect(groups.map((group) => group.group_name)).toEqual(['客户等级', '偏好']);
    const tag = groups[0]?.tag[2];
    expect(await post('externalcontact/mark_tag', { ...pair, add_tag: [tag?.id] })).toMatchObject({ errcode: 0 });
    expect(await post('externalcontact/remark', { ...pair, remark: '苏女士', remark_mobiles: ['13800138001'] })).toMatchObject({
      errcode: 0,
    });
    expect(events()).toHaveLength(1);
    expect(await post('externalcontact/batch/get_by_user', { userid_list: ['chen.li'], limit: 500 })).toMatchObject({
      external_contact_list: [{ follow_info: { remark: '苏女士', remark_mobiles: ['13800138001'], tag_id: [tag?.id] } }],
      next_cursor: '',
    });
    await tencent.control.editCustomer('chen.li', { personId: 'p1', tagIds: [] });
    expect(events().at(-1)).toMatchObject({ ChangeType: 'edit_external_contact' });
    expect((await post('externalcontact/mark_tag', { ...pair, add_tag: ['etNone'] })).errcode).toBe(40068);
  });

  it('a batch is paged by an opaque cursor', async () => {
    for (const id of ['p1', 'p2', 'p3']) await tencent.control.addStaff(id, { userid: 'zhou.qi' });
    const first = await post('externalcontact/batch/get_by_user', { userid_list: ['zhou.qi'], limit: 2 });
    const rest = await post('externalcontact/batch/get_by_user', { userid_list: ['zhou.qi'], limit: 2, cursor: first['next_cursor'] });
    expect(first['external_contact_list']).toHaveLength(2);
    expect(rest['external_contact_list']).toHaveLength(1);
    expect(rest['next_cursor']).toBe('');
  });
});

describe('the welcome message', () => {
  const welcome = (code: unknown) =>
    post('externalcontact/send_welcome_msg', { welcome_code: code, text: { content: '欢迎来到连客体验店' } });

  it('is shown once, within twenty seconds', async () => {
    await tencent.control.addStaff('p1', { userid: 'chen.li' });
    await tencent.control.addStaff('p2', { userid: 'chen.li' });
    const [first, second] = events().map((event) => event['WelcomeCode']);
    expect(await welcome(first)).toMatchObject({ errcode: 0 });
    expect((await welcome(first)).errcode).toBe(41051);
    tencent.control.advanceTime({ advanceMs: 20_001 });
    expect((await welcome(second)).errcode).toBe(41050);
    expect((await welcome('')).errcode).toBe(41049);
    const { chats } = tencent.control.staffChats('chen.li');
    expect(chats.map((chat) => chat.messages.map((message) => message.text))).toEqual([['欢迎来到连客体验店'], []]);
  });
});

describe('contact ways', () => {
  it('are made, changed, listed and scanned', async () => {
    const made = await post('externalcontact/add_contact_way', { type: 2, scene: 2, state: 'shop-12', user: ['wu.an', 'lin.xiao'] });
    const config_id = String(made['config_id']);
    expect((await fetch(String(made['qr_code']))).headers.get('content-type')).toBe('image/png');
    await post('externalcontact/update_contact_way', { config_id, remark: '门店12', user: ['wu.an'] });
    expect(await post('externalcontact/get_contact_way', { config_id })).toMatchObject({
      contact_way: { remark: '门店12', state: 'shop-12', user: ['wu.an'], skip_verify: true },
    });
    await tencent.control.addStaff('p4', { configId: config_id });
    expect(events().at(-1)).toMatchObject({ UserID: 'wu.an', State: 'shop-12' });
    expect(await post('externalcontact/list_contact_way', {})).toMatchObject({ contact_way: [{ config_id }] });
    await post('externalcontact/del_contact_way', { config_id });
    expect((await post('externalcontact/get_contact_way', { config_id })).errcode).toBe(41044);
  });

  it.each([
    [{}, 41037],
    [{ type: 1 }, 41038],
    [{ type: 3, scene: 2 }, 41039],
    [{ type: 1, scene: 2, user: ['chen.li', 'wu.an'] }, 40058],
    [{ type: 1, scene: 2, user: ['nobody'] }, 40003],
  ])('refuse %j with %i', async (body, code) => {
    expect((await post('externalcontact/add_contact_way', body)).errcode).toBe(code);
  });
});

describe('messages to staff', () => {
  it('reach those who exist', async () => {
    const body = { touser: 'chen.li|Nobody', msgtype: 'text', agentid: 1000002, text: { content: '新线索：苏雨晴' } };
    expect(await post('message/send', body)).toMatchObject({ errcode: 0, invaliduser: 'nobody' });
    expect(tencent.control.notices('chen.li').notices).toMatchObject([{ content: { content: '新线索：苏雨晴' } }]);
    expect((await post('message/send', { ...body, touser: 'nobody' })).errcode).toBe(81013);
    expect((await post('message/send', { ...body, agentid: 1 })).errcode).toBe(301002);
  });
});

describe('the sidebar’s bridge', () => {
  it('asks for a signature of the page with the agent’s ticket', async () => {
    const { person } = await tencent.control.addStaff('p1', { userid: 'chen.li' });
    const { box, url } = tencent.control.openSession({ userid: 'chen.li', personId: 'p1' });
    const invoke = (name: string, params: Record<string, unknown> = {}) =>
      tencent.control.invoke({ box, name, params, url: `${url}#/customer` });
    expect(invoke('getContext')).toEqual({ err_msg: 'getContext:fail no permission' });
    const corp = String((await get('get_jsapi_ticket'))['ticket']);
    const agent = String((await get('ticket/get', { type: 'agent_config' }))['ticket']);
    const sign = (ticket: string) => ({
      corpid: accounts.WECOM_CORP_ID,
      agentid: '1000002',
      timestamp: '1767225600',
      nonceStr: 'n0nce',
      signature: signPage(ticket, 'n0nce', '1767225600', url),
      jsApiList: ['getContext'],
    });
    expect(invoke('agentConfig', sign(corp))).toMatchObject({ err_msg: 'agentConfig:fail 40093 invalid signature' });
    expect(invoke('agentConfig', sign(agent))).toEqual({ err_msg: 'agentConfig:ok' });
    expect(invoke('getContext')).toEqual({ err_msg: 'getContext:ok', entry: 'single_chat_tools' });
    expect(invoke('getCurExternalContact')).toEqual({ err_msg: 'getCurExternalContact:ok', userId: person.externalUserid });
    expect(invoke('sendChatMessage', { msgtype: 'text', text: { content: '这款红茶到货了' } })).toMatchObject({
      err_msg: 'sendChatMessage:ok',
    });
    expect(invoke('flyToTheMoon')).toMatchObject({ err_msg: 'flyToTheMoon:fail function not exist' });
    expect(tencent.control.staffChats('chen.li').chats[0]?.messages.at(-1)).toMatchObject({ from: 'staff', text: '这款红茶到货了' });
  });

  it('without a customer there is none to tell of', async () => {
    const { box, url } = tencent.control.openSession({ userid: 'chen.li' });
    const agent = String((await get('ticket/get', { type: 'agent_config' }))['ticket']);
    const signature = signPage(agent, 'n', '1', url);
    tencent.control.invoke({
      box,
      name: 'agentConfig',
      url,
      params: { corpid: accounts.WECOM_CORP_ID, agentid: '1000002', timestamp: '1', nonceStr: 'n', signature },
    });
    expect(tencent.control.invoke({ box, name: 'getContext', url })).toMatchObject({ entry: 'normal' });
    expect(tencent.control.invoke({ box, name: 'getCurExternalContact', url })).toEqual({
      err_msg: 'getCurExternalContact:fail without context of external contact',
    });
  });
});
