import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createStubServer } from './stub-server.ts';
import type { Tencent } from './tencent.ts';
import { accounts, createTencent } from './tencent.ts';

let stub: Awaited<ReturnType<typeof createStubServer>>;
let tencent: Tencent;
beforeEach(async () => {
  stub = await createStubServer();
  tencent = await createTencent({ callbackBase: stub.url });
});
afterEach(async () => {
  await tencent.close();
  await stub.close();
});

describe('the control API', () => {
  it('shows the box without its secrets, to any origin', async () => {
    const answer = await fetch(`${tencent.url}/box/state`, { headers: { origin: 'http://elsewhere.example' } });
    const text = await answer.text();
    expect(answer.headers.get('access-control-allow-origin')).toBe('http://elsewhere.example');
    for (const name of ['OA_APP_SECRET', 'OA_TOKEN', 'WECOM_AGENT_SECRET', 'WECOM_ENCODING_AES_KEY'] as const) {
      expect(text).not.toContain(accounts[name]);
    }
    expect(JSON.parse(text)).toMatchObject({ oaMode: 'safe', server: { sidebarUrl: `${stub.url}/sidebar/` } });
  });

  it('people act over HTTP; wait=0 answers before delivery', async () => {
    const person = await tencent.post('/box/persons', { name: '林夏', phone: '13900139000' });
    expect(person).toMatchObject({ name: '林夏', follows: false, addedStaff: [] });
    const path = `/box/persons/${String(person['id'])}`;
    expect(await tencent.post(`${path}/follow`, {})).toMatchObject({ person: { follows: true }, delivery: { attempts: 1, status: 200 } });
    expect(await tencent.post(`${path}/message`, { text: '你好' }, { wait: '0' })).toEqual({ delivery: null });
    expect(await tencent.post(`${path}/follow`, {})).toMatchObject({ error: { code: 'already_following' } });
    expect(await tencent.post('/box/persons/p999/follow', {})).toMatchObject({ error: { code: 'no_person' } });
    expect(await tencent.post(`${path}/message`, {})).toMatchObject({ error: { code: 'missing' } });
  });

  it('keeps exchanges both ways, with secrets cut short', async () => {
    const { access_token } = await tencent.stable();
    await tencent.get('/weixin/cgi-bin/tags/get', { access_token: String(access_token) });
    await tencent.control.follow('p1');
    const { exchanges } = tencent.control.exchanges();
    expect(exchanges.map((one) => one.direction)).toEqual(['to_tencent', 'to_tencent', 'to_server']);
    expect(exchanges[2]?.request.decrypted).toContain('subscribe');
    const text = JSON.stringify(exchanges);
    expect(text).not.toContain(String(access_token));
    expect(text).not.toContain(accounts.OA_APP_SECRET);
    expect(tencent.control.exchanges(exchanges[1]?.seq).exchanges).toHaveLength(1);
    expect(tencent.control.metrics()).toMatchObject({ tokenFetches: { 'official-account': 1 }, calls: { '/weixin/cgi-bin/tags/get': 1 } });
  });

  it('streams exchanges as they happen', async () => {
    const leaving = new AbortController();
    const answer = await fetch(`${tencent.url}/box/exchanges/stream`, { signal: leaving.signal });
    const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
    await reader?.read();
    await tencent.classic();
    expect((await reader?.read())?.value).toContain('/weixin/cgi-bin/token');
    leaving.abort();
  });

  it('a generated avatar shows the first letter of the name', async () => {
    const svg = await (await fetch(tencent.control.person('p2').avatarUrl)).text();
    expect(svg).toContain('>欧</text>');
  });

  it('pushes any other event, in the mini-program’s JSON too', async () => {
    tencent.control.setMode({ mini: 'plain' });
    const fields = { MsgType: 'event', Event: 'user_authorization_revoke', RevokeInfo: '8' };
    expect(await tencent.control.push({ platform: 'mini-program', openid: 'oM1', fields })).toMatchObject({ delivery: { status: 200 } });
    expect(JSON.parse(stub.received[0]?.body ?? '')).toMatchObject({ FromUserName: 'oM1', Event: 'user_authorization_revoke' });
  });
});
