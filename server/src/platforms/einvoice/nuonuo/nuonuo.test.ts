import { expect, it } from 'vitest';
import { fenOf, rateOf, yuanOf } from './amounts.ts';
import { mayFetch } from './may-fetch.ts';
import { readPush } from './read-push.ts';
import { heldBy, NuonuoRefusal, soundsPassing } from './refusal.ts';
import { signCall, signedPath } from './sign.ts';

it('a call is signed as the published example is', () => {
  const path = signedPath('https://sdk.nuonuo.com/open/v1/services');
  const call = { path, appKey: 'demoKey', senid: '0123456789abcdef'.repeat(2), nonce: '23456789', timestamp: '1767200000' };
  expect(signCall('demoSecret', { ...call, body: '{"order":{"orderNo":"A1"}}' })).toBe('aAAPsAWqTPY7BRnwp5y5XmuVdDQ=');
  expect(signedPath('http://127.0.0.1:1/nuonuo/open/v1/services')).toEqual(path);
});

it('yuan and fen meet digit by digit', () => {
  for (const [fen, yuan] of [
    [0, '0.00'],
    [1, '0.01'],
    [99, '0.99'],
    [115, '1.15'],
    [-1230, '-12.30'],
    [999_999_999_999, '9999999999.99'],
  ] as const) {
    expect(yuanOf(fen)).toBe(yuan);
    expect(fenOf(yuan)).toBe(fen);
  }
  expect([fenOf('12.3'), fenOf(12.3), fenOf('5'), fenOf('-0.00'), fenOf('1.100')]).toEqual([1230, 1230, 500, 0, 110]);
  for (const odd of ['', '1.234', 'abc', '1e3', '--1']) expect(() => fenOf(odd)).toThrow();
  expect([1300, 900, 600, 300, 150, 100, 0].map(rateOf)).toEqual(['0.13', '0.09', '0.06', '0.03', '0.015', '0.01', '0']);
});

it('what holds a call up is told from what refuses it', () => {
  const held = (code: string, text: string) => heldBy(new NuonuoRefusal(code, text))?.by ?? null;
  expect([
    held('E9701', '数电账号未登录，请开票员登录电子税务局并完成扫脸认证'),
    held('X', '授信额度不足'),
    held('070105', '调用过于频繁，请稍后再试'),
    held('E9301', '销方企业未注册'),
    held('E9338', '没有接口权限'),
    held('E9131', '不含税金额乘以税率与税额的误差大于0.06'),
    held('E4000', '参数buyerName不能为空'),
  ]).toEqual(['login', 'quota', 'busy', 'credential', 'credential', null, null]);
  expect([soundsPassing('税局接口超时，请稍后重试'), soundsPassing('购方税号错误')]).toEqual([true, false]);
});

it('a push is read for its number and nothing else, whatever comes', () => {
  const form = (content: unknown, orderno = '') =>
    new URLSearchParams({ operater: 'callback', orderno, content: JSON.stringify(content) }).toString();
  expect(readPush(form({ c_orderno: 'L01ABC', c_status: '1', c_fphm: '1'.repeat(20) }))).toEqual({ serial: 'L01ABC', status: '1' });
  expect(readPush(form({ c_status: 2 }, 'L02'))).toEqual({ serial: 'L02', status: '2' });
  for (const odd of [
    '',
    'content=',
    'content=%7B',
    form({}),
    form({ c_orderno: "x' or 1", c_status: '1' }),
    form({ c_orderno: 'L1', c_status: 'done' }),
    form([1]),
    form(null),
  ])
    expect(readPush(odd)).toBeNull();
});

it('a file is fetched by https from outside, and of the simulator from where it is', () => {
  const real = 'https://sdk.nuonuo.com/open/v1/services';
  expect(mayFetch('https://inv.jss.com.cn/a.pdf', real)).toBe(true);
  for (const odd of [
    ...['http://inv.jss.com.cn/a.pdf', 'https://127.0.0.1/a', 'https://localhost:4300/a', 'https://10.1.2.3/a', 'https://172.20.0.1/a'],
    ...['https://169.254.169.254/latest', 'https://[::1]/a', 'file:///etc/passwd', 'a.pdf', ''],
  ])
    expect([odd, mayFetch(odd, real)]).toEqual([odd, false]);
  const simulated = 'http://127.0.0.1:4301/nuonuo/open/v1/services';
  expect(mayFetch('http://127.0.0.1:4301/nuonuo/files/1/invoice.pdf', simulated)).toBe(true);
  expect(mayFetch('http://127.0.0.1:4300/readyz', simulated)).toBe(false);
});
