import { Pool } from 'undici';
import { cpuOf } from '../customers/measure.ts';

export interface Rush {
  perSecond: number;
  latencies: number[];
  /** CPU of the server and the database together, per claim: says more than the rate on a shared machine. */
  cpuMs: number;
  serverCpuMs: number;
  /** CPU of whoever sends the claims, on the same machine. */
  clientCpuMs: number;
  won: number;
  lost: number;
  failed: number;
  /** Coupons the winners were told they have. */
  coupons: string[];
  /** What went wrong, the first few. */
  said: string[];
}

export interface Claim {
  path: string;
  body: object;
  headers?: Record<string, string>;
}

/** Everybody claims once, `concurrency` at a time, spread over the servers. `onAnswer` hears how many are answered, so that something can happen in the middle. */
export async function rush(
  origins: readonly string[],
  claims: readonly Claim[],
  concurrency: number,
  pids: { servers: readonly number[]; database: number },
  onAnswer: (answered: number) => void = () => undefined,
): Promise<Rush> {
  const pools = origins.map((origin) => new Pool(origin, { connections: Math.ceil(concurrency / origins.length), pipelining: 1 }));
  const result: Rush = {
    perSecond: 0,
    latencies: [],
    cpuMs: 0,
    serverCpuMs: 0,
    clientCpuMs: 0,
    won: 0,
    lost: 0,
    failed: 0,
    coupons: [],
    said: [],
  };
  let next = 0;
  const before = { server: cpuOf(pids.servers), database: cpuOf([pids.database]), client: cpuOf([process.pid]) };
  const began = performance.now();
  await Promise.all(
    Array.from({ length: concurrency }, async (_, lane) => {
      const pool = pools[lane % pools.length] as Pool;
      for (let claim = claims[next++]; claim; claim = claims[next++]) {
        const sent = performance.now();
        const { statusCode, body } = await pool.request({
          method: 'POST',
          path: claim.path,
          body: JSON.stringify(claim.body),
          headers: { 'content-type': 'application/json', ...claim.headers },
        });
        const text = await body.text();
        result.latencies.push(performance.now() - sent);
        if (statusCode === 200) {
          result.won += 1;
          const id = /"id":"(cpn_\w+)"/.exec(text)?.[1];
          if (id) result.coupons.push(id);
        } else if (statusCode === 409) result.lost += 1;
        else {
          result.failed += 1;
          if (result.said.length < 3) result.said.push(`${statusCode} ${text.slice(0, 200)}`);
        }
        onAnswer(result.latencies.length);
      }
    }),
  );
  result.perSecond = claims.length / ((performance.now() - began) / 1000);
  result.serverCpuMs = (cpuOf(pids.servers) - before.server) / claims.length;
  result.cpuMs = result.serverCpuMs + (cpuOf([pids.database]) - before.database) / claims.length;
  result.clientCpuMs = (cpuOf([process.pid]) - before.client) / claims.length;
  for (const pool of pools) await pool.close();
  return result;
}
