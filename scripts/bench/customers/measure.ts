import { readFileSync } from 'node:fs';
import { Pool } from 'undici';

export interface Measured {
  perSecond: number;
  latencies: number[];
  failed: number;
  /** CPU of the server and the database together, per answer. */
  cpuMs: number;
}

export interface Call {
  path: string;
  body: object;
  headers?: Record<string, string>;
}

/** Milliseconds of CPU these processes have used so far. */
export function cpuOf(pids: readonly number[]): number {
  return pids.reduce((sum, pid) => {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return sum + (Number(fields[11]) + Number(fields[12])) * 10; // clock ticks of 10 ms
  }, 0);
}

async function call(pool: Pool, it: Call): Promise<boolean> {
  const { statusCode, body } = await pool.request({
    method: 'POST',
    path: it.path,
    body: JSON.stringify(it.body),
    headers: { 'content-type': 'application/json', ...it.headers },
  });
  if (statusCode === 200) {
    await body.dump();
    return true;
  }
  failures.push(`${it.path} ${statusCode} ${(await body.text()).slice(0, 200)} ${JSON.stringify(it.body).slice(0, 200)}`);
  return false;
}

/** What went wrong, to be printed: a bench that counts refusals as answers measures nothing. */
export const failures: string[] = [];

/** Asks as fast as answers come, `concurrency` at a time, for `ms`. */
export async function measure(
  origin: string,
  next: () => Call,
  concurrency: number,
  ms: number,
  pids: readonly number[],
): Promise<Measured> {
  const pool = new Pool(origin, { connections: concurrency, pipelining: 1 });
  const latencies: number[] = [];
  let failed = 0;
  const cpu = cpuOf(pids);
  const began = performance.now();
  await Promise.all(
    Array.from({ length: concurrency }, async () => {
      while (performance.now() - began < ms) {
        const sent = performance.now();
        if (!(await call(pool, next()))) failed += 1;
        latencies.push(performance.now() - sent);
      }
    }),
  );
  const seconds = (performance.now() - began) / 1000;
  await pool.close();
  return { perSecond: latencies.length / seconds, latencies, failed, cpuMs: (cpuOf(pids) - cpu) / latencies.length };
}

/** Two hundred people who click when they click: requests are sent at their time whether or not earlier ones were answered. */
export async function measureOpen(
  origin: string,
  next: () => Call,
  perSecond: number,
  seconds: number,
  pids: readonly number[],
): Promise<Measured> {
  const pool = new Pool(origin, { connections: 200, pipelining: 1 });
  const latencies: number[] = [];
  let failed = 0;
  const cpu = cpuOf(pids);
  const began = performance.now();
  const running: Promise<void>[] = [];
  for (let nth = 0; nth < perSecond * seconds; nth += 1) {
    const due = began + (nth * 1000) / perSecond;
    const wait = due - performance.now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    running.push(
      call(pool, next()).then((ok) => {
        if (!ok) failed += 1;
        latencies.push(performance.now() - due);
      }),
    );
  }
  await Promise.all(running);
  const answered = latencies.length / ((performance.now() - began) / 1000);
  await pool.close();
  return { perSecond: answered, latencies, failed, cpuMs: (cpuOf(pids) - cpu) / latencies.length };
}
