import { Redis } from 'ioredis';
import { afterAll, expect, it } from 'vitest';
import { eventually } from '../../../test/test-shop.ts';
import { createMemoryLive, createRedisLive } from './live.ts';
import type { Live } from './live.ts';

// Redis belongs to the full run; `--embedded-only` says loudly that it left it out.
const redisUrl = process.env.TEST_REDIS_URL;
const redis = redisUrl ? new Redis(redisUrl) : undefined;
afterAll(() => redis?.disconnect());

/** Others use the same Redis at the same time. */
const mine = `cus_${process.pid}_${Date.now()}_`;

it.each<[string, () => Promise<Live>]>([
  ['one process', async () => createMemoryLive()],
  ...(redis ? [['Redis', () => createRedisLive(redis)] as [string, () => Promise<Live>]] : []),
])('what is published over %s is heard, each thing once', async (_name, create) => {
  const live = await create();
  const heard: string[] = [];
  live.subscribe((id) => void (id.startsWith(mine) && heard.push(id)));
  const ids = Array.from({ length: 300 }, (_, nth) => `${mine}${nth}`);
  ids.forEach((id) => live.publish(id));
  await eventually('all are heard', async () => heard.length >= ids.length);
  live.publish(`${mine}last`);
  await eventually('the last is heard', async () => heard.includes(`${mine}last`));
  expect(heard).toEqual([...ids, `${mine}last`]);
  await live.close();
});

it.runIf(redis)('what changes in one turn is one message', async () => {
  if (!redis) return;
  const live = await createRedisLive(redis);
  const listener = redis.duplicate();
  await listener.subscribe('lianke:live:customer');
  const messages: string[] = [];
  listener.on('message', (_topic, message) => void (message.includes(mine) && messages.push(message)));
  for (let nth = 0; nth < 200; nth += 1) live.publish(`${mine}${nth}`);
  await eventually('it is heard', async () => messages.length > 0);
  expect(messages.map((it) => it.split('\n').length)).toEqual([200]);
  listener.disconnect();
  await live.close();
});
