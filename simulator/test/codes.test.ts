import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Tencent } from './tencent.ts';
import { createTencent } from './tencent.ts';

let tencent: Tencent;
beforeEach(async () => {
  tencent = await createTencent();
});
afterEach(() => tencent.close());

const LATE = 5 * 60_000 + 1;

describe('the mini-program’s login code', () => {
  const session = (code: string) =>
    tencent.get('/weixin/sns/jscode2session', { ...tencent.mini, js_code: code, grant_type: 'authorization_code' });

  it('works once', async () => {
    const { code } = tencent.control.wxLogin('p2');
    const person = tencent.control.person('p2');
    expect(await session(code)).toEqual({
      openid: person.miniOpenid,
      unionid: person.unionid,
      session_key: expect.stringMatching(/^[\w+/]{22}==$/) as string,
    });
    expect((await session(code)).errcode).toBe(40163);
  });
  it('lives five minutes, and must be known', async () => {
    const { code } = tencent.control.wxLogin('p2');
    tencent.control.advanceTime({ advanceMs: LATE });
    expect((await session(code)).errcode).toBe(40029);
    expect((await session('nonsense')).errcode).toBe(40029);
    expect((await session('')).errcode).toBe(41008);
  });
});

describe('the phone code', () => {
  it('works once, for its own person', async () => {
    const token = await tencent.tokenOf(tencent.stable(false, tencent.mini));
    const phone = (body: object) => tencent.post('/weixin/wxa/business/getuserphonenumber', body, token);
    const { code } = tencent.control.phoneCode('p1');
    expect((await phone({ code, openid: tencent.control.person('p2').miniOpenid })).errcode).toBe(40029);
    expect((await phone({ code: tencent.control.wxLogin('p1').code })).errcode).toBe(40029);
    expect(await phone({ code })).toMatchObject({ errcode: 0, phone_info: { phoneNumber: '13800138001', countryCode: '86' } });
    expect((await phone({ code })).errcode).toBe(40029);
  });
});

describe('staff login', () => {
  const back = 'http://127.0.0.1:4300/auth/wecom?next=%2Fcustomers';
  const query = (more: Record<string, string>) => {
    const common = { appid: 'wwsim0c00000000003', redirect_uri: back, agentid: '1000002', state: 'abc123' };
    return new URLSearchParams({ ...common, ...more }).toString();
  };
  const open = (more: Record<string, string> = {}, cookie = '') =>
    fetch(`${tencent.url}/open/connect/oauth2/authorize?${query({ response_type: 'code', scope: 'snsapi_base', ...more })}`, {
      redirect: 'manual',
      headers: { cookie },
    });
  const whoIs = async (location: string | null) => {
    const url = new URL(location ?? '');
    expect(url.searchParams.get('state')).toBe('abc123');
    expect(url.searchParams.get('next')).toBe('/customers');
    const token = await tencent.tokenOf(tencent.wecom());
    const ask = () => tencent.get('/qyapi/cgi-bin/auth/getuserinfo', { ...token, code: url.searchParams.get('code') ?? '' });
    const answer = await ask();
    expect((await ask()).errcode).toBe(40029);
    return answer['userid'];
  };

  it('inside a webview goes back at once with that member’s code', async () => {
    const { box, url } = tencent.control.openSession({ userid: 'wu.an', personId: 'p1' });
    expect(url).toContain(`box=${box}`);
    const answer = await open({}, `box=${box}`);
    expect(answer.status).toBe(302);
    expect(await whoIs(answer.headers.get('location'))).toBe('wu.an');
  });

  it('outside asks who you are, in Chinese', async () => {
    const answer = await open();
    const html = await answer.text();
    expect(html).toContain('模拟环境');
    expect(html).toContain('陈丽');
    const chosen = await open({ sim_userid: 'chen.li' });
    expect(await whoIs(chosen.headers.get('location'))).toBe('chen.li');
  });

  it('the workbench’s login page does the same', async () => {
    const login = (more: Record<string, string>) =>
      fetch(`${tencent.url}/login/wwlogin/sso/login?${query({ login_type: 'CorpApp', ...more })}`, { redirect: 'manual' });
    expect(await (await login({})).text()).toContain('林晓');
    expect(await whoIs((await login({ sim_userid: 'lin.xiao' })).headers.get('location'))).toBe('lin.xiao');
  });

  it('refuses a host that is not trusted, and a wrong appid', async () => {
    const astray = await open({ redirect_uri: 'https://evil.example/x' });
    expect(astray.status).toBe(400);
    expect(await astray.text()).toContain('50001');
    expect((await open({ appid: 'ww0' })).status).toBe(400);
  });
});
