import { readFileSync } from 'node:fs';
import { createKillableServer } from './killable-server.ts';
import { signIn } from './sign-in.ts';

const followers = Number(process.env.BENCH_FOLLOWERS ?? 1_000_000);

/** Imports every follower of the simulator's account; the server is killed twice on the way and has to end exact. */
export async function benchBackfill(): Promise<void> {
  const { database, simulator, url, start } = await createKillableServer();
  let server = await start();
  try {
    simulator.control.seedFollowers({ count: followers });
    const staff = await signIn(url, simulator.url, 'chen.li');
    const began = performance.now();
    await staff('staff.followers.import-start');
    let peak = 0;
    let kills = 0;
    for (;;) {
      await new Promise((resolve) => setTimeout(resolve, 250));
      peak = Math.max(peak, residentMb(server.pid));
      const done = await database.count('select imported as n from follower_imports');
      if (kills < 2 && done > ((kills + 1) * followers) / 3) {
        await server.stop('SIGKILL');
        kills += 1;
        server = await start();
      }
      if ((await database.count("select count(*) as n from follower_imports where status = 'done'")) === 1) break;
    }
    const seconds = (performance.now() - began) / 1000;
    const customers = await database.count('select count(*) as n from customers where merged_into_id is null');
    const links = await database.count("select count(*) as n from identities where kind = 'oa_openid'");
    console.log(
      `BENCH backfill.rate ${(followers / seconds).toFixed(0)} per_s (${seconds.toFixed(0)} s for ${followers}, killed ${kills} times)`,
    );
    console.log(`BENCH backfill.peak_memory ${peak.toFixed(0)} MB`);
    console.log(
      `BENCH backfill.exact ${customers === followers && links === followers ? 'yes' : 'NO'} customers ${customers} openids ${links}`,
    );
  } finally {
    await server.stop();
    await simulator.close();
    await database.drop();
  }
}

const residentMb = (pid: number): number => {
  try {
    return Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
  } catch {
    return 0; // between a kill and the next start
  }
};
