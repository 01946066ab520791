import { createHash } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { createConnection } from 'mysql2/promise';
import type { Connection } from 'mysql2/promise';
import { createBenchDatabase } from '../bench-database.ts';
import { freePort, startChild } from '../child.ts';
import { median, percentile } from '../report.ts';
import { loadShop } from './load-shop.ts';
import { cpuOf, failures, measure, measureOpen } from './measure.ts';
import type { Call, Measured } from './measure.ts';
import { createQuestions, kinds } from './questions.ts';
import type { Kind } from './questions.ts';
import { createChance, dataKeys } from './sample-shop.ts';

const people = 400;
const roundMs = Number(process.env.BENCH_ROUND_MS ?? 2_000);
/** Both sides are compiled while they run; nobody is measured cold. */
const warmMs = 4_000;
const rounds = 3;
/** Some of the questions only, to look at one of them closely. */
const asked = process.env.BENCH_KINDS ? kinds.filter((kind) => process.env.BENCH_KINDS?.split(',').includes(kind)) : kinds;
const aims: Partial<Record<Kind, number>> = { filter: 0.8, create: 0.4 };

/** The customer list at 10,000, 100,000 and 1,000,000 customers beside the best hand-written way, on the same database in the same run. */
export async function benchCustomers(): Promise<void> {
  const sizes = (process.argv[3] ?? '10000,100000,1000000').split(',').map(Number);
  for (const size of sizes) await benchSize(size, size === Math.max(...sizes));
}

async function benchSize(size: number, full: boolean): Promise<void> {
  const database = await createBenchDatabase();
  const [barePort, ourPort] = [await freePort(), await freePort()];
  const environment = { DATABASE_URL: database.url, LOG_LEVEL: 'error', DATA_KEYS: dataKeys };
  const start = (): ReturnType<typeof startChild> =>
    startChild(
      'server/src/main.ts',
      {
        ...environment,
        PORT: String(ourPort),
        NODE_ENV: 'production',
        PUBLIC_URL: 'https://bench.example',
        MINI_APP_ID: 'wxbench',
        MINI_APP_SECRET: 'bench',
      },
      `http://127.0.0.1:${ourPort}/readyz`,
    );
  await (await start()).stop(); // makes the tables
  const address = new URL(database.url);
  const connection = await createConnection({
    socketPath: address.searchParams.get('socketPath') ?? '',
    user: address.username,
    database: address.pathname.slice(1),
    charset: 'utf8mb4',
  });
  const now = Date.now();
  await loadShop(connection, size, now);
  const cookies = await signInPeople(connection, now);
  const databasePid = Number(execFileSync('cat', [await pidFile(connection)]).toString());
  const bare = await startChild(
    'scripts/bench/customers/bare-shop.ts',
    { ...environment, PORT: String(barePort) },
    `http://127.0.0.1:${barePort}/`,
  );
  const ours = await start();
  try {
    const questions = createQuestions(size, now, 7);
    let turn = 0;
    const nextOurs = (kind: Kind) => (): Call => ({
      ...questions(kind).ours,
      headers: { cookie: cookies[(turn += 1) % people] ?? '', 'x-lianke-client': 'bench' },
    });
    const nextBare = (kind: Kind) => (): Call => questions(kind).bare;
    const [ourUrl, bareUrl] = [`http://127.0.0.1:${ourPort}`, `http://127.0.0.1:${barePort}`];
    const totals: Record<number, number> = {};
    for (const kind of asked) {
      await measure(bareUrl, nextBare(kind), 50, warmMs, [bare.pid]);
      await measure(ourUrl, nextOurs(kind), 50, warmMs, [ours.pid]);
      for (const concurrency of full ? [1, 50, 200] : [50]) {
        const seen: { ours: Measured[]; bare: Measured[] } = { ours: [], bare: [] };
        for (let round = 0; round < rounds; round += 1) {
          seen.bare.push(await measure(bareUrl, nextBare(kind), concurrency, roundMs, [bare.pid, databasePid]));
          seen.ours.push(await measure(ourUrl, nextOurs(kind), concurrency, roundMs, [ours.pid, databasePid]));
        }
        totals[concurrency] = (totals[concurrency] ?? 0) + report(size, kind, concurrency, seen);
      }
    }
    if (full) {
      console.log(`BENCH customers.total_c200_vs_c50 ${((totals[200] ?? 0) / (totals[50] ?? 1)).toFixed(2)} ratio aim 0.80`);
      await atWork(size, ourUrl, nextOurs, [ours.pid, databasePid]);
    }
    for (const failure of failures.splice(0).slice(0, 5)) console.log(`FAILED ${failure}`);
  } finally {
    await ours.stop();
    await bare.stop();
    await connection.end();
    await database.drop();
  }
}

function report(size: number, kind: Kind, concurrency: number, seen: { ours: Measured[]; bare: Measured[] }): number {
  const rate = (side: Measured[]): number => median(side.map((it) => it.perSecond));
  const late = (side: Measured[], share: number): string =>
    percentile(
      side.flatMap((it) => it.latencies),
      share,
    ).toFixed(1);
  const cpu = (side: Measured[]): string => median(side.map((it) => it.cpuMs)).toFixed(2);
  const failed = seen.ours.reduce((sum, it) => sum + it.failed, 0);
  const [our, bare] = [rate(seen.ours), rate(seen.bare)];
  console.log(
    `BENCH customers.${kind}_c${concurrency}@${size} ${our.toFixed(0)} per_s baseline ${bare.toFixed(0)} ratio ${(our / bare).toFixed(2)} (aim ${aims[kind] ?? 0.5})` +
      ` · p50/p95/p99 ${late(seen.ours, 0.5)}/${late(seen.ours, 0.95)}/${late(seen.ours, 0.99)} ms vs ${late(seen.bare, 0.5)}/${late(seen.bare, 0.95)}/${late(seen.bare, 0.99)}` +
      ` · CPU ${cpu(seen.ours)} vs ${cpu(seen.bare)} ms · failed ${failed}`,
  );
  return our;
}

/** Two hundred people at work: forty clicks a second, four in ten open a customer. */
async function atWork(size: number, url: string, next: (kind: Kind) => () => Call, pids: number[]): Promise<void> {
  const chance = createChance(99);
  const mix: [number, Kind][] = [
    [0.4, 'get'],
    [0.6, 'list'],
    [0.7, 'phone'],
    [0.8, 'filter'],
    [0.9, 'update'],
    [1, 'create'],
  ];
  const pick = (): Call => {
    const draw = chance();
    return next(mix.find(([upTo]) => draw < upTo)?.[1] ?? 'get')();
  };
  const idle = cpuOf(pids);
  const it = await measureOpen(url, pick, 40, 30, pids);
  const served = it.latencies.length - it.failed;
  console.log(
    `BENCH customers.at_work@${size} offered 40 per_s for 30 s: served ${((served / 1200) * 100).toFixed(1)} % (aim 98) · p50 ${percentile(it.latencies, 0.5).toFixed(0)}` +
      ` p95 ${percentile(it.latencies, 0.95).toFixed(0)} p99 ${percentile(it.latencies, 0.99).toFixed(0)} ms (aim 200) · CPU ${((cpuOf(pids) - idle) / 1200).toFixed(1)} ms per answer (aim 10)`,
  );
}

/** Four hundred colleagues with a session each, as signing in leaves them; answers their cookies. */
async function signInPeople(connection: Connection, now: number): Promise<string[]> {
  const hash = (text: string): string => createHash('sha256').update(text).digest('base64url');
  const cookies: string[] = [];
  for (let nth = 0; nth < people; nth += 1) {
    const staffId = `stf_bench${String(nth).padStart(21, '0')}`;
    const [access, device] = [`access-${nth}`.padEnd(43, 'x'), `device-${nth}`.padEnd(43, 'x')];
    await connection.query('insert into staff (id, userid, name, role, active, created_at) values (?, ?, ?, ?, 1, ?)', [
      staffId,
      `bench${nth}`,
      `员工${nth}`,
      'admin',
      now,
    ]);
    await connection.query(
      'insert into sessions (id, kind, token_hash, staff_id, created_at, expires_at, access_expires_at, refresh_hash, device_hash) values (?, ?, ?, ?, ?, ?, ?, ?, ?)',
      [`ses_bench${nth}`, 'staff', hash(access), staffId, now, now + 86_400_000, now + 86_400_000, hash(`refresh-${nth}`), hash(device)],
    );
    cookies.push(`lianke_staff=${access}; lianke_device=${device}`);
  }
  return cookies;
}

async function pidFile(connection: Connection): Promise<string> {
  const [rows] = await connection.query('select @@pid_file as file');
  return (rows as { file: string }[])[0]?.file ?? '';
}
