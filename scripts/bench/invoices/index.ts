import { readFileSync } from 'node:fs';
import { buildDeps } from '../../../server/src/app/build-deps.ts';
import { loadConfig } from '../../../config/src/index.ts';
import { createContext } from '../../../server/src/kernel/context.ts';
import { migrate } from '../../../server/src/kernel/db/migrate.ts';
import { openDatabase } from '../../../server/src/kernel/db/open-database.ts';
import { migrations } from '../../../server/src/migrations/index.ts';
import { addWishes, openInvoicing } from '../../../server/test/factories/invoice-wishes.ts';
import type { BenchDatabase } from '../bench-database.ts';
import { benchKeys, createKillableServer } from '../killable-server.ts';
import { signIn } from '../sign-in.ts';

const rows = Number(process.argv[3] ?? 10_000);
/** Far above what a provider allows, so that the bench is about us; the provider's own limit is a setting. */
const callsPerSecond = Number(process.argv[4] ?? 400);
const issueMs = 200;
const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

/** Issues a batch of so many wishes at the simulated service; the server is killed once on the way and has to end exact. */
export async function benchInvoices(): Promise<void> {
  const { database, simulator, url, start } = await createKillableServer({ EINVOICE_CALLS_PER_SECOND: String(callsPerSecond) });
  simulator.control.setInvoiceSpeed({ issueMs });
  await fill(database.url, simulator.url);
  let server = await start();
  let peak = 0;
  const watch = setInterval(() => (peak = Math.max(peak, residentMb(server.pid))), 250);
  try {
    const staff = await signIn(url, simulator.url, 'chen.li');
    const began = performance.now();
    await staff('staff.invoices.start-batch', { filter: {} });
    const issued = (): Promise<number> => database.count("select count(*) as n from invoices where state = 'issued'");
    const reach = async (count: number): Promise<void> => {
      for (let told = performance.now(); (await issued()) < count; await pause(500)) {
        if (performance.now() - told < 15_000) continue;
        told = performance.now();
        console.log(`${((told - began) / 1_000).toFixed(0)} s: ${await issued()} of ${rows}`);
      }
    };
    await reach(rows / 3);
    const killedAt = performance.now();
    const before = await issued();
    await server.stop('SIGKILL');
    server = await start();
    while ((await issued()) === before) await pause(50);
    const down = performance.now() - killedAt;
    await reach(rows);
    const took = performance.now() - began;
    while ((await database.count('select count(*) as n from invoices where files_done = 0')) > 0) await pause(250);
    const filesTook = performance.now() - began;
    const figures = { took, filesTook, down, peak, simulated: simulator.control.invoiceDocuments({ limit: 1 }).sums };
    await report(database, figures);
  } finally {
    clearInterval(watch);
    await server.stop();
    await simulator.close();
    await database.drop();
  }
}

async function fill(databaseUrl: string, simulatorUrl: string): Promise<void> {
  const opened = openDatabase(databaseUrl);
  await migrate(opened, migrations);
  await opened.close();
  const environment = { DATABASE_URL: databaseUrl, SIMULATOR_URL: simulatorUrl, DATA_KEYS: benchKeys, LOG_LEVEL: 'error' };
  const { deps, close } = await buildDeps(loadConfig(environment));
  try {
    const ctx = createContext(deps, { kind: 'system', name: 'bench' }, 'req_bench');
    const sellerId = await openInvoicing(ctx);
    for (let left = rows; left > 0; left -= 1_000) await addWishes(ctx, sellerId, Math.min(1_000, left));
  } finally {
    await close();
  }
}

async function report(
  database: BenchDatabase,
  it: { took: number; filesTook: number; down: number; peak: number; simulated: { count: number; issued: number; blue: number } },
): Promise<void> {
  const perSecond = (ms: number): string => ((rows * 1_000) / ms).toFixed(0);
  console.log(
    `BENCH invoices.issue ${perSecond(it.took - it.down)} per_s (${rows} in ${(it.took / 1_000).toFixed(0)} s, at most ${callsPerSecond} calls/s)`,
  );
  console.log(`BENCH invoices.with_files ${perSecond(it.filesTook - it.down)} per_s`);
  console.log(`BENCH invoices.after_a_kill ${(it.down / 1_000).toFixed(1)} s`);
  console.log(`BENCH invoices.peak_memory ${it.peak.toFixed(0)} MB`);
  const exact = {
    issued: await database.count("select count(*) as n from invoices where state = 'issued' and colour = 'blue'"),
    others: await database.count("select count(*) as n from invoices where state <> 'issued'"),
    numbers: await database.count('select count(distinct number) as n from invoices'),
    requests: await database.count("select count(*) as n from invoice_requests where state = 'issued'"),
    done: await database.count("select done as n from invoice_batches where state = 'done'"),
    atProvider: it.simulated.blue,
  };
  const wanted = { issued: rows, others: 0, numbers: rows, requests: rows, done: rows, atProvider: rows };
  const same = JSON.stringify(exact) === JSON.stringify(wanted);
  console.log(`exact: ${JSON.stringify(exact)}`);
  if (!same) throw new Error(`not exact; wanted ${JSON.stringify(wanted)}`);
}

function residentMb(pid: number): number {
  try {
    return Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1_024;
  } catch {
    return 0;
  }
}
