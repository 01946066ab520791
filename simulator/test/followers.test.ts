import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Tencent } from './tencent.ts';
import { createTencent } from './tencent.ts';

let tencent: Tencent;
let token: { access_token: string };
beforeEach(async () => {
  tencent = await createTencent({ mode: { retryGapMs: 0 } });
  token = await tencent.tokenOf(tencent.stable());
});
afterEach(() => tencent.close());

const page = async (next?: string) => {
  const answer = await tencent.get('/weixin/cgi-bin/user/get', { ...token, ...(next ? { next_openid: next } : {}) });
  const data = answer['data'] as { openid: string[] } | undefined;
  return {
    total: answer['total'],
    count: answer['count'],
    next: String(answer['next_openid']),
    openids: data?.openid ?? [],
    errcode: answer.errcode,
  };
};

const batch = (openids: string[]) =>
  tencent.post('/weixin/cgi-bin/user/info/batchget', { user_list: openids.map((openid) => ({ openid, lang: 'zh_CN' })) }, token);

describe('followers', () => {
  it('pages through people and made-up followers once each, and ends with an empty page', async () => {
    await tencent.control.follow('p1', {}, { wait: false });
    await tencent.control.follow('p2', {}, { wait: false });
    tencent.control.seedFollowers({ count: 25_000 });
    const seen = new Set<string>();
    const counts: unknown[] = [];
    let next = '';
    for (let turn = 0; turn < 5; turn += 1) {
      const one = await page(next);
      counts.push(one.count);
      one.openids.forEach((openid) => seen.add(openid));
      if (one.count === 0) break;
      expect(one.next).toBe(one.openids.at(-1));
      next = one.next;
    }
    expect(counts).toEqual([10_000, 10_000, 5_002, 0]);
    expect(seen.size).toBe(25_002);
  });

  it('answers an unknown next_openid with 40003', async () => {
    expect((await page('oNobody')).errcode).toBe(40003);
  });

  it('a million cost nothing until asked for, and are the same each time', async () => {
    tencent.control.seedFollowers({ count: 1_000_000 });
    const first = await page();
    expect(first.total).toBe(1_000_000);
    const openids = first.openids.slice(0, 100);
    const infos = (await batch(openids))['user_info_list'] as {
      openid: string;
      unionid?: string;
      subscribe: number;
      subscribe_time: number;
    }[];
    expect(infos.map((info) => info.openid)).toEqual(openids);
    expect(infos.every((info) => info.subscribe === 1 && info.subscribe_time > 1_640_000_000)).toBe(true);
    const without = infos.filter((info) => info.unionid === undefined).length;
    expect(without).toBeGreaterThan(0);
    expect(without).toBeLessThan(30);
    expect((await batch(openids))['user_info_list']).toEqual(infos);
    expect(new Set(infos.map((info) => info.openid.length))).toEqual(new Set([28]));
  });

  it('describes at most 100 at a time', async () => {
    tencent.control.seedFollowers({ count: 200 });
    const { openids } = await page();
    expect((await batch(openids.slice(0, 101))).errcode).toBe(40032);
    expect((await batch(['oNobody'])).errcode).toBe(40003);
  });

  it('a person who left gives a stub; one who came by a code shows the scene', async () => {
    const info = (openid: string) => tencent.get('/weixin/cgi-bin/user/info', { ...token, openid });
    const { person } = await tencent.control.follow('p3', { scene: 'staff_17' }, { wait: false });
    expect(await info(person.oaOpenid)).toMatchObject({
      subscribe: 1,
      unionid: person.unionid,
      subscribe_scene: 'ADD_SCENE_QR_CODE',
      qr_scene: 0,
      qr_scene_str: 'staff_17',
    });
    await tencent.control.unfollow('p3', { wait: false });
    tencent.control.setMode({ bound: { oa: false } });
    expect(await info(person.oaOpenid)).toEqual({ subscribe: 0, openid: person.oaOpenid });
    expect((await info('oNobody')).errcode).toBe(40003);
  });
});
