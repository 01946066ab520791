import { Pool } from 'undici';
import type { SealedPush } from './pushes.ts';

export interface LoadResult {
  perSecond: number;
  latencies: number[];
  failed: number;
}

/** Sends every push once, `concurrency` at a time, over as many kept-alive connections. */
export async function send(origin: string, pushes: readonly SealedPush[], concurrency: number): Promise<LoadResult> {
  const pool = new Pool(origin, { connections: concurrency, pipelining: 1 });
  const latencies: number[] = [];
  let next = 0;
  let failed = 0;
  const began = performance.now();
  await Promise.all(
    Array.from({ length: concurrency }, async () => {
      for (let push = pushes[next++]; push; push = pushes[next++]) {
        const sent = performance.now();
        const { statusCode, body } = await pool.request({
          method: 'POST',
          path: push.path,
          body: push.body,
          headers: { 'content-type': 'text/xml' },
        });
        await body.dump();
        latencies.push(performance.now() - sent);
        if (statusCode !== 200) failed += 1;
      }
    }),
  );
  const seconds = (performance.now() - began) / 1000;
  await pool.close();
  return { perSecond: pushes.length / seconds, latencies, failed };
}
