import { EventEmitter } from 'node:events';
import type { Redis } from 'ioredis';

/** Tells every process that something changed: a customer (open pages refresh), a session or rights (kept answers are dropped). Hints only: losing one costs a page its next refresh, or a second (see http/rights-news). */
export interface Live {
  publish(id: string): void;
  subscribe(listener: (id: string) => void): () => void;
  close(): Promise<void>;
}

export function createMemoryLive(): Live {
  const emitter = new EventEmitter().setMaxListeners(0);
  return {
    publish: (customerId) => void emitter.emit('customer', customerId),
    subscribe: (listener) => {
      emitter.on('customer', listener);
      return () => void emitter.off('customer', listener);
    },
    close: async () => void emitter.removeAllListeners(),
  };
}

const topic = 'lianke:live:customer';
const separator = '\n';

/** Across processes, over Redis publish/subscribe. */
export async function createRedisLive(redis: Redis): Promise<Live> {
  const local = createMemoryLive();
  const subscriber = redis.duplicate();
  subscriber.on('error', () => undefined); // ioredis reconnects by itself; the main connection's errors are logged
  await subscriber.subscribe(topic);
  subscriber.on('message', (_topic, ids) => ids.split(separator).forEach((id) => local.publish(id)));
  let waiting = new Set<string>();
  const send = (): void => {
    const ids = [...waiting].join(separator);
    waiting = new Set();
    redis.publish(topic, ids).catch(() => undefined);
  };
  return {
    publish: (id) => {
      if (waiting.size === 0) setImmediate(send); // what changes in one turn is told in one message
      waiting.add(id);
    },
    subscribe: local.subscribe,
    close: async () => {
      await local.close();
      subscriber.disconnect();
    },
  };
}
