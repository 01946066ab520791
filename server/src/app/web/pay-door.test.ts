import { randomUUID } from 'node:crypto';
import { Writable } from 'node:stream';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createLog } from '../../kernel/log.ts';
import { startTestShop } from '../../../test/test-shop.ts';
import type { TestShop } from '../../../test/test-shop.ts';

let shop: TestShop;
const lines: string[] = [];

beforeAll(async () => {
  const stream = new Writable({ write: (chunk: Buffer, _encoding, done) => (lines.push(chunk.toString()), done()) });
  shop = await startTestShop({ replace: { log: createLog('warn', stream) } });
});
afterAll(() => shop.close());

const post = (body: string, headers: Record<string, string> = {}) =>
  fetch(`${shop.url}/callbacks/wechat-pay`, { method: 'POST', body, headers: { 'content-type': 'application/json', ...headers } });

const stored = async (): Promise<number> => (await shop.app.deps.db('inbox').where({ platform: 'wechat_pay' })).length;
const aboutPayment = (): string[] => lines.filter((line) => line.includes('payment address'));
const foreign = () => ({ amountFen: 100, outTradeNo: `foreign_${randomUUID().slice(0, 8)}`, notify: true });

test('a notice is stored once, however often it comes, and answered with success', async () => {
  shop.simulator.control.setPayFault({ kind: 'duplicate' });
  const before = await stored();
  const { delivery } = await shop.simulator.control.foreignPayment(foreign());
  expect(delivery).toMatchObject({ status: 200, reply: '{"code":"SUCCESS"}', duplicate: { status: 200 } });
  expect(await stored()).toBe(before + 1);
});

test.each([
  ['unsigned', () => post('{}')],
  ['of another method', () => fetch(`${shop.url}/callbacks/wechat-pay`)],
  ['a probe', () => post('{}', probe())],
])('what is %s is refused in WeChat Pay’s own form, counted, and one line in the log', async (_, send) => {
  const [before, lineCount] = [await stored(), aboutPayment().length];
  const answer = await send();
  expect(answer.status).toBe(400);
  expect(await answer.json()).toEqual({ code: 'FAIL', message: 'refused' });
  expect(await stored()).toBe(before);
  expect(aboutPayment()).toHaveLength(lineCount + 1);
});

test('something huge is not read to its end', async () => {
  const answer = await post('x'.repeat(300 * 1024)).catch(() => undefined); // or the connection is gone before it is sent
  if (answer) expect(answer.status).toBe(413);
  expect(aboutPayment().at(-1)).toContain('too_large');
});

test('each refusal is in the metrics by its reason', async () => {
  const text = await (await fetch(`${shop.url}/metrics`)).text();
  expect(text).toMatch(/lianke_callbacks_refused_total\{platform="wechat-pay",reason="sign_test"\} 1/);
});

const probe = () => ({
  'wechatpay-timestamp': String(Math.floor(Date.now() / 1000)),
  'wechatpay-nonce': 'n',
  'wechatpay-serial': 'PUB_KEY_ID_1',
  'wechatpay-signature': 'WECHATPAY/SIGNTEST/abc',
});
