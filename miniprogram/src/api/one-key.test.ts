import { expect, test, vi } from 'vitest';
import { CallFailure } from './failure';
import { oneKeyPerWish } from './one-key';

vi.mock('../platform/system', () => ({ systemLanguage: () => 'zh_CN' }));

const lost = new CallFailure('network.offline', '');

test('a wish keeps its key while no answer has come, and not a tap longer', async () => {
  const once = oneKeyPerWish();
  const keys: string[] = [];
  const send = (answer: () => Promise<string>) => (key: string) => {
    keys.push(key);
    return answer();
  };
  await expect(
    once(
      { pay: 100 },
      send(() => Promise.reject(lost)),
    ),
  ).rejects.toBe(lost);
  await expect(
    once(
      { pay: 100 },
      send(() => Promise.resolve('order')),
    ),
  ).resolves.toBe('order');
  await once(
    { pay: 100 },
    send(() => Promise.resolve('another order')),
  );
  expect(keys[1]).toBe(keys[0]);
  expect(keys[2]).not.toBe(keys[1]);
});

test('another wish, or a refusal, gets a new key', async () => {
  const once = oneKeyPerWish();
  const keys: string[] = [];
  const fail = (error: Error) => (key: string) => {
    keys.push(key);
    return Promise.reject(error);
  };
  const refused = new CallFailure('order.price_changed', '');
  await once({ pay: 100 }, fail(lost)).catch(() => undefined);
  await once({ pay: 90 }, fail(refused)).catch(() => undefined);
  await once({ pay: 90 }, fail(lost)).catch(() => undefined);
  expect(new Set(keys).size).toBe(3);
});
