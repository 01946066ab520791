import { createConnection } from 'mysql2/promise';
import type { Connection } from 'mysql2/promise';
import { createBenchDatabase } from '../bench-database.ts';
import type { BenchDatabase } from '../bench-database.ts';
import { freePort, startChild } from '../child.ts';
import type { Child } from '../child.ts';
import { loadMembers } from '../coupons/load-sale.ts';
import { dataKeys } from '../customers/sample-shop.ts';
import { median, percentile, reportLatency, reportRate } from '../report.ts';
import { bareTables, loadPayments, payers } from './load-payments.ts';
import { createMerchant, sealNotices, sendNotices } from './notices.ts';
import type { Merchant } from './notices.ts';

const perRound = 6_000;
const rounds = 3;

interface Round {
  answered: number;
  settled: number;
  p99: number;
}

/**
 * Payment notices: answered durably per second, and settled (payment and order paid, on the customer's record) per second, beside a bare verify +
 * decrypt + one transaction on the same database in the same run. `npm run bench -- notify`.
 */
export async function benchNotify(): Promise<void> {
  const database = await createBenchDatabase();
  const merchant = createMerchant();
  const [barePort, ourPort] = [await freePort(), await freePort()];
  await (await startOurs(database, merchant, ourPort)).stop(); // makes the tables
  const address = new URL(database.url);
  const connection = await createConnection({
    socketPath: address.searchParams.get('socketPath') ?? '',
    user: address.username,
    database: address.pathname.slice(1),
    charset: 'utf8mb4',
  });
  for (const sql of bareTables) await connection.query(sql);
  await loadMembers(connection, payers, Date.now());
  const bare = await startBare(database, merchant, barePort);
  const ours = await startOurs(database, merchant, ourPort);
  let serial = 0;
  const round = (port: number, concurrency: number, unsettled: string): Promise<Round> => {
    serial += perRound;
    return measure({ connection, database, merchant, port, concurrency, from: serial, unsettled });
  };
  const sides = {
    bare: (concurrency: number) => round(barePort, concurrency, ''),
    ours: (concurrency: number) => round(ourPort, concurrency, "select count(*) as n from inbox where status <> 'done'"),
  };
  try {
    await sides.bare(50);
    await sides.ours(50);
    await waitQuiet(database);
    for (const concurrency of [50, 200]) {
      const seen: Record<keyof typeof sides, Round[]> = { bare: [], ours: [] };
      for (let at = 0; at < rounds; at += 1) {
        seen.bare.push(await sides.bare(concurrency));
        seen.ours.push(await sides.ours(concurrency));
        await waitQuiet(database);
      }
      const of = (side: Round[], figure: keyof Round): number => median(side.map((it) => it[figure]));
      reportRate(`notify.answered_c${concurrency}`, of(seen.ours, 'answered'), of(seen.bare, 'answered'));
      reportRate(`notify.settled_c${concurrency}`, of(seen.ours, 'settled'), of(seen.bare, 'settled'));
      reportLatency(`notify.p99_c${concurrency}`, of(seen.ours, 'p99'), of(seen.bare, 'p99'));
    }
    const sent = perRound * (2 * rounds + 1);
    const paid = await database.count("select count(*) as n from payments where status = 'paid'");
    const orders = await database.count("select count(*) as n from orders where state = 'paid'");
    console.log(`paid here ${paid} payments and ${orders} orders of ${sent} notices`);
    if (paid !== sent || orders !== sent) throw new Error('not every notice settled its payment and order');
  } finally {
    await ours.stop();
    await bare.stop();
    await connection.end();
    await database.drop();
  }
}

/** Answered: until the last answer. Settled: until the last of them has paid its order. */
async function measure(it: {
  connection: Connection;
  database: BenchDatabase;
  merchant: Merchant;
  port: number;
  concurrency: number;
  from: number;
  unsettled: string;
}): Promise<Round> {
  const notices = sealNotices(it.merchant, await loadPayments(it.connection, it.from, perRound, Date.now()));
  const began = performance.now();
  const { perSecond, latencies, failed } = await sendNotices(`http://127.0.0.1:${it.port}`, notices, it.concurrency);
  if (failed > 0) throw new Error(`${failed} notices were refused`);
  while (it.unsettled && (await it.database.count(it.unsettled)) > 0) await new Promise((resolve) => setTimeout(resolve, 10));
  return { answered: perSecond, settled: (perRound * 1000) / (performance.now() - began), p99: percentile(latencies, 0.99) };
}

/** What follows a payment in the background must not run into the other side's turn. */
async function waitQuiet(database: BenchDatabase): Promise<void> {
  while ((await database.count('select (select count(*) from jobs) + (select count(*) from outbox) as n')) > 0)
    await new Promise((resolve) => setTimeout(resolve, 50));
}

const startBare = (database: BenchDatabase, merchant: Merchant, port: number): Promise<Child> =>
  startChild(
    'scripts/bench/notify/bare-notify.ts',
    {
      ...{ DATABASE_URL: database.url, PORT: String(port), API_V3_KEY: merchant.apiV3Key },
      ...{ PUBLIC_KEY: merchant.publicKey, PUBLIC_KEY_ID: merchant.publicKeyId },
    },
    `http://127.0.0.1:${port}/`,
  );

const startOurs = (database: BenchDatabase, merchant: Merchant, port: number): Promise<Child> =>
  startChild(
    'server/src/main.ts',
    {
      ...{ DATABASE_URL: database.url, LOG_LEVEL: 'error', DATA_KEYS: dataKeys, PORT: String(port), NODE_ENV: 'production' },
      ...{ PUBLIC_URL: 'https://bench.example', MINI_APP_ID: merchant.appId, MINI_APP_SECRET: 'bench' },
      ...{ WXPAY_MCH_ID: merchant.mchId, WXPAY_API_V3_KEY: merchant.apiV3Key, WXPAY_PRIVATE_KEY: merchant.merchantKey },
      ...{ WXPAY_CERT_SERIAL: 'BE7C4000000000000000000000000000000000A1' },
      ...{ WXPAY_PUBLIC_KEY_ID: merchant.publicKeyId, WXPAY_PUBLIC_KEY: merchant.publicKey },
    },
    `http://127.0.0.1:${port}/readyz`,
  );
