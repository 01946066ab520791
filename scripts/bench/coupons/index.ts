import { readFileSync } from 'node:fs';
import { createConnection } from 'mysql2/promise';
import type { Connection } from 'mysql2/promise';
import { createBenchDatabase } from '../bench-database.ts';
import type { BenchDatabase } from '../bench-database.ts';
import { freePort, startChild } from '../child.ts';
import type { Child } from '../child.ts';
import { dataKeys } from '../customers/sample-shop.ts';
import { percentile } from '../report.ts';
import { bareTables, customerIdOf, loadMembers, openSale, tokenOf } from './load-sale.ts';
import { startOwnRedis } from './own-redis.ts';
import { rush } from './rush.ts';
import type { Claim, Rush } from './rush.ts';

/** A smaller sale for a first look: `npm run bench -- coupons 1 2000`. */
const people = Number(process.argv[4] ?? 20_000);
const units = people / 2;
const concurrency = 200;
/** Servers run for days: all of them, the bare one too, have their code compiled before they are measured. */
const warmUp = Math.min(10_000, people);

interface Sale {
  databasePid: number;
  database: BenchDatabase;
  connection: Connection;
  templateId: string;
}

/**
 * A flash sale: 20,000 customers for 10,000 coupons, one each, 200 at a time, beside the bare transaction on the same database in the same run; then
 * one in which Redis is killed half way. Without Redis there is one server, with it there are two, as that is what it is for. `npm run bench -- coupons [rounds [people]]`.
 */
export async function benchCoupons(): Promise<void> {
  const rounds = Number(process.argv[3] ?? 2);
  const database = await createBenchDatabase();
  const address = new URL(database.url);
  await (await startOurs(database, await freePort())).stop(); // makes the tables
  const connection = await createConnection({
    socketPath: address.searchParams.get('socketPath') ?? '',
    user: address.username,
    database: address.pathname.slice(1),
    charset: 'utf8mb4',
  });
  try {
    const databasePid = await pidOf(connection);
    for (const sql of bareTables) await connection.query(sql);
    await loadMembers(connection, people, Date.now());
    const best = { bare: [] as Rush[], alone: [] as Rush[], redis: [] as Rush[], keyed: [] as Rush[] };
    let nth = 0;
    const sale = (): Sale => ({ databasePid, database, connection, templateId: `cpt_${String((nth += 1)).padStart(26, '0')}` });
    for (let round = 0; round < rounds; round += 1) {
      best.bare.push(await bareRush(sale()));
      best.alone.push(await ourRush(sale(), 'alone'));
      best.redis.push(await ourRush(sale(), 'redis'));
      best.keyed.push(await ourRush(sale(), 'keyed'));
    }
    const bare = middle(best.bare);
    console.log(`baseline, bare transaction: ${describe(bare)}`);
    report('claims_without_redis', middle(best.alone), bare, 0.6);
    report('claims_with_redis', middle(best.redis), bare, 2);
    report('claims_with_redis_and_idempotency_keys', middle(best.keyed), bare, null);
    await ourRush(sale(), 'killed');
  } finally {
    await connection.end();
    await database.drop();
  }
}

function startOurs(database: BenchDatabase, port: number, redisUrl?: string): Promise<Child> {
  const environment = {
    ...{ DATABASE_URL: database.url, LOG_LEVEL: 'error', DATA_KEYS: dataKeys, PORT: String(port) },
    ...{ NODE_ENV: 'production', PUBLIC_URL: 'https://bench.example', MINI_APP_ID: 'wxbench', MINI_APP_SECRET: 'bench' },
    ...(redisUrl !== undefined && { REDIS_URL: redisUrl }),
  };
  return startChild('server/src/main.ts', environment, `http://127.0.0.1:${port}/readyz`);
}

async function bareRush({ databasePid, database, connection, templateId }: Sale): Promise<Rush> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const child = await startChild('scripts/bench/coupons/bare-sale.ts', { DATABASE_URL: database.url, PORT: String(port) }, url);
  try {
    const claim = (id: string, nth: number): Claim => ({ path: '/', body: { templateId: id, customerId: customerIdOf(nth) } });
    await openSale(connection, `${templateId}w`, warmUp / 2, Date.now());
    await rush(
      [url],
      everybody(warmUp, (nth) => claim(`${templateId}w`, nth)),
      concurrency,
      { servers: [child.pid], database: databasePid },
    );
    await openSale(connection, templateId, units, Date.now());
    const result = await rush(
      [url],
      everybody(people, (nth) => claim(templateId, nth)),
      concurrency,
      { servers: [child.pid], database: databasePid },
    );
    const stored = await database.count(`select count(*) as n from bare_coupons where template_id = '${templateId}'`);
    if (stored !== units || result.won !== units) throw new Error(`the baseline issued ${stored}`);
    return result;
  } finally {
    await child.stop();
  }
}

async function ourRush(
  { databasePid, database, connection, templateId }: Sale,
  way: 'alone' | 'redis' | 'keyed' | 'killed',
): Promise<Rush> {
  const redis = way === 'alone' ? undefined : await startOwnRedis();
  const ports = redis ? [await freePort(), await freePort()] : [await freePort()];
  const servers: Child[] = [];
  for (const port of ports) servers.push(await startOurs(database, port, redis?.url));
  const urls = ports.map((port) => `http://127.0.0.1:${port}`);
  const pids = { servers: servers.map((it) => it.pid), database: databasePid };
  try {
    let serial = 0;
    const claim = (id: string, nth: number): Claim => ({
      path: '/api/member.coupons.claim',
      body: { templateId: id },
      headers: {
        authorization: `Bearer ${tokenOf(nth)}`,
        ...(way === 'keyed' && { 'idempotency-key': `bench-${templateId.slice(-6)}-${(serial += 1)}` }),
      },
    });
    const warming = everybody(warmUp, (nth) => claim(`${templateId}w`, people - 1 - nth));
    await openSale(connection, `${templateId}w`, warmUp / 2, Date.now());
    await rush(urls, warming, concurrency, pids);
    await openSale(connection, templateId, units, Date.now());
    const claims = everybody(people, (nth) => claim(templateId, nth));
    const result = await rush(urls, claims, concurrency, pids, (answered) => {
      if (way === 'killed' && answered === units / 2) void redis?.kill();
    });
    await check(database, templateId, result, way);
    return result;
  } finally {
    for (const server of servers) await server.stop(way === 'killed' ? 'SIGKILL' : 'SIGTERM');
    await redis?.kill();
  }
}

/** Exactly as many as there were, none twice, and every coupon a winner was told of is there. */
async function check(database: BenchDatabase, templateId: string, result: Rush, way: string): Promise<void> {
  const where = `where template_id = '${templateId}'`;
  const issued = await database.count(`select issued as n from coupon_templates where id = '${templateId}'`);
  const stored = await database.count(`select count(*) as n from coupons ${where}`);
  const persons = await database.count(`select count(distinct customer_id) as n from coupon_slots ${where}`);
  let told = 0;
  for (let from = 0; from < result.coupons.length; from += 1_000) {
    const ids = result.coupons.slice(from, from + 1_000).map((id) => `'${id}'`);
    told += await database.count(`select count(*) as n from coupons ${where} and id in (${ids.join(',')})`);
  }
  const ok =
    issued === units && stored === units && persons === units && told === result.won && result.won + result.lost + result.failed === people;
  console.log(
    `${ok ? 'OK' : 'WRONG'} ${way}: issued ${issued}, rows ${stored}, persons ${persons}; answered yes ${result.won}, of them stored ${told}; no ${result.lost}, failed ${result.failed} · ${describe(result)}`,
  );
  for (const line of result.said) console.log(`FAILED ${line}`);
  if (!ok) process.exitCode = 1;
}

async function pidOf(connection: Connection): Promise<number> {
  const [rows] = await connection.query('select @@pid_file as file');
  return Number(readFileSync((rows as { file: string }[])[0]?.file ?? '', 'utf8'));
}

const everybody = (count: number, claim: (nth: number) => Claim): Claim[] => Array.from({ length: count }, (_, nth) => claim(nth));

/** The slower of two, the middle of three: no lucky rounds. */
function middle(rounds: readonly Rush[]): Rush {
  const sorted = [...rounds].sort((a, b) => a.perSecond - b.perSecond);
  return sorted[Math.floor((sorted.length - 1) / 2)] as Rush;
}

const describe = (it: Rush): string =>
  `${it.perSecond.toFixed(0)} claims/s, p50/p95/p99 ${[0.5, 0.95, 0.99].map((share) => percentile(it.latencies, share).toFixed(0)).join('/')} ms, CPU ${it.cpuMs.toFixed(2)} ms per claim (server ${it.serverCpuMs.toFixed(2)}), client ${it.clientCpuMs.toFixed(2)}`;

function report(name: string, ours: Rush, bare: Rush, aim: number | null): void {
  console.log(
    `BENCH coupons.${name} ${ours.perSecond.toFixed(0)} per_s baseline ${bare.perSecond.toFixed(0)} ratio ${(ours.perSecond / bare.perSecond).toFixed(2)} (by CPU ${(bare.cpuMs / ours.cpuMs).toFixed(2)})` +
      `${aim === null ? '' : ` (aim ${aim})`} · ${describe(ours)} · issued ${ours.won} of ${units}`,
  );
}
