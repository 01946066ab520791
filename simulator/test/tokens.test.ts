import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Tencent } from './tencent.ts';
import { accounts, createTencent } from './tencent.ts';

let tencent: Tencent;
beforeEach(async () => {
  tencent = await createTencent();
});
afterEach(() => tencent.close());

const tags = (token: unknown) => tencent.get('/weixin/cgi-bin/tags/get', { access_token: String(token) });
const MINUTE = 60_000;

describe('/cgi-bin/token', () => {
  it('answers bare, and gives a new token each time while the old one works five minutes more', async () => {
    const first = await tencent.classic();
    const second = await tencent.classic();
    expect(first).toEqual({ access_token: expect.any(String) as string, expires_in: 7200 });
    expect(second['access_token']).not.toBe(first['access_token']);
    expect(await tags(first['access_token'])).toHaveProperty('tags');
    tencent.control.advanceTime({ advanceMs: 5 * MINUTE + 1 });
    expect((await tags(first['access_token'])).errcode).toBe(40001);
    expect(await tags(second['access_token'])).toHaveProperty('tags');
    tencent.control.advanceTime({ advanceMs: 120 * MINUTE });
    expect((await tags(second['access_token'])).errcode).toBe(42001);
  });

  it.each([
    [{ grant_type: 'x' }, 40002],
    [{ appid: '' }, 41002],
    [{ secret: '' }, 41004],
    [{ appid: 'wxnobody' }, 40013],
    [{ secret: 'short' }, 40125],
    [{ secret: 'X'.repeat(accounts.OA_APP_SECRET.length) }, 40001],
  ])('refuses %j with %i', async (wrong, code) => {
    const answer = await tencent.get('/weixin/cgi-bin/token', { grant_type: 'client_credential', ...tencent.oa, ...wrong });
    expect(answer.errcode).toBe(code);
    expect(answer.errmsg).toMatch(/ rid: [0-9a-f]{8}-[0-9a-f]{8}-[0-9a-f]{8}$/);
  });
});

describe('/cgi-bin/stable_token', () => {
  it('gives the same token with what is left of its time, and the next one near its end', async () => {
    const first = await tencent.stable();
    tencent.control.advanceTime({ advanceMs: 100 * MINUTE });
    const again = await tencent.stable();
    expect(again['access_token']).toBe(first['access_token']);
    expect(again['expires_in']).toBeLessThanOrEqual(1200);
    tencent.control.advanceTime({ advanceMs: 16 * MINUTE });
    const next = await tencent.stable();
    expect(next['access_token']).not.toBe(first['access_token']);
    expect(await tags(first['access_token'])).toHaveProperty('tags');
  });

  it('is a family of its own', async () => {
    const stable = await tencent.stable();
    await tencent.classic();
    tencent.control.advanceTime({ advanceMs: 6 * MINUTE });
    expect(await tags(stable['access_token'])).toHaveProperty('tags');
  });

  it('force ends the last token at once, and may be asked every 30 seconds, 20 times a day', async () => {
    const first = await tencent.stable();
    const forced = await tencent.stable(true);
    expect(forced['access_token']).not.toBe(first['access_token']);
    expect((await tags(first['access_token'])).errcode).toBe(40001);
    expect((await tencent.stable(true)).errcode).toBe(45011);
    for (let count = 1; count < 20; count += 1) {
      tencent.control.advanceTime({ advanceMs: 31_000 });
      expect(await tencent.stable(true)).toHaveProperty('access_token');
    }
    tencent.control.advanceTime({ advanceMs: 31_000 });
    expect((await tencent.stable(true)).errcode).toBe(45009);
  });

  it('must be posted', async () => {
    expect((await tencent.get('/weixin/cgi-bin/stable_token')).errcode).toBe(43002);
  });
});

describe('checks of a token', () => {
  it('tells missing, malformed, unknown and another app’s apart', async () => {
    expect((await tencent.get('/weixin/cgi-bin/tags/get')).errcode).toBe(41001);
    expect((await tags('x')).errcode).toBe(40014);
    expect((await tags(`98_${'a'.repeat(133)}`)).errcode).toBe(40001);
    expect((await tags((await tencent.stable(false, tencent.mini))['access_token'])).errcode).toBe(48001);
  });

  it('the faults refuse as Tencent would, once each', async () => {
    const { access_token } = await tencent.stable();
    tencent.control.setFault({ kind: 'token_revoked', platform: 'official-account' });
    expect((await tags(access_token)).errcode).toBe(40001);
    const next = (await tencent.stable())['access_token'];
    expect(next).not.toBe(access_token);
    tencent.control.setFault({ kind: 'quota', path: '/cgi-bin/tags/get' });
    tencent.control.setFault({ kind: 'busy' });
    expect((await tags(next)).errcode).toBe(-1);
    expect((await tags(next)).errcode).toBe(45009);
    expect(await tags(next)).toHaveProperty('tags');
  });

  it('a caller off the list is refused: 40164 for a token, 60020 for WeCom’s calls', async () => {
    const { access_token } = await tencent.wecom();
    tencent.control.setMode({ allowedIps: ['203.0.113.9'] });
    const refused = await tencent.classic();
    expect(refused.errcode).toBe(40164);
    expect(refused.errmsg).toContain('127.0.0.1');
    const answer = await tencent.get('/qyapi/cgi-bin/user/get', { access_token: String(access_token), userid: 'chen.li' });
    expect(answer.errcode).toBe(60020);
    expect(answer.errmsg).toMatch(/hint: \[\d+_\d+_[0-9a-f]{32}\], from ip: 127\.0\.0\.1, more info at .*e=60020$/);
  });
});

describe('WeCom’s gettoken', () => {
  it('keeps one token per secret', async () => {
    const agent = await tencent.wecom();
    expect((await tencent.wecom())['access_token']).toBe(agent['access_token']);
    expect((await tencent.wecom(accounts.WECOM_CONTACT_SECRET))['access_token']).not.toBe(agent['access_token']);
    expect((await tencent.wecom('wrong')).errcode).toBe(40001);
  });

  it('expired is 42001, unknown 40014, missing 41001', async () => {
    const user = (token: string) =>
      tencent.get('/qyapi/cgi-bin/user/get', { userid: 'chen.li', ...(token ? { access_token: token } : {}) });
    const { access_token } = await tencent.wecom();
    expect((await user(String(access_token)))['name']).toBe('陈丽');
    tencent.control.expireTokens();
    expect((await user(String(access_token))).errcode).toBe(42001);
    expect((await user('nonsense')).errcode).toBe(40014);
    expect((await user('')).errcode).toBe(41001);
  });
});
