import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createBenchDatabase } from './bench-database.ts';
import type { BenchDatabase } from './bench-database.ts';
import { freePort, startChild } from './child.ts';
import { send } from './load.ts';
import { sealFollows } from './pushes.ts';
import type { Account } from './pushes.ts';
import { median, percentile, reportLatency, reportRate } from './report.ts';

const perRound = 8_000;
const rounds = 3;
const account: Account = {
  appId: 'wxbench00000000001',
  token: 'benchToken',
  encodingAesKey: 'BenchEncodingAesKeyBenchEncodingAesKeyBench',
};

interface Round {
  answered: number;
  drained: number;
  p99: number;
}

/** Callbacks answered durably per second and drained into customers per second, beside a bare handler, interleaved in one run. */
export async function benchFollowers(): Promise<void> {
  const database = await createBenchDatabase();
  const platform = await startPlatformStub();
  const [barePort, ourPort] = [await freePort(), await freePort()];
  const shared = {
    DATABASE_URL: database.url,
    OA_APP_ID: account.appId,
    OA_TOKEN: account.token,
    OA_ENCODING_AES_KEY: account.encodingAesKey,
  };
  const bare = await startChild('scripts/bench/bare-server.ts', { ...shared, PORT: String(barePort) }, `http://127.0.0.1:${barePort}/`);
  const ours = await startChild(
    'server/src/main.ts',
    {
      ...shared,
      PORT: String(ourPort),
      OA_APP_SECRET: 'bench',
      WEIXIN_API_BASE: platform.url,
      LOG_LEVEL: 'error',
      DATA_KEYS: `k1:${Buffer.alloc(32, 1).toString('base64')}`,
    },
    `http://127.0.0.1:${ourPort}/readyz`,
  );
  try {
    let serial = 0;
    const fresh = (): string[] => Array.from({ length: perRound }, () => `oBench${String((serial += 1)).padStart(22, '0')}`);
    const warm = async (port: number): Promise<unknown> =>
      send(`http://127.0.0.1:${port}`, sealFollows(account, fresh().slice(0, 2_000)), 50);
    await warm(barePort);
    await warm(ourPort);
    await waitSettled(database);
    for (const concurrency of [50, 200]) {
      const seen: { bare: Round[]; ours: Round[] } = { bare: [], ours: [] };
      for (let round = 0; round < rounds; round += 1) {
        seen.bare.push(await measure(barePort, concurrency, fresh(), async () => 0));
        seen.ours.push(
          await measure(ourPort, concurrency, fresh(), () => database.count("select count(*) as n from inbox where status <> 'done'")),
        );
        await waitSettled(database);
      }
      const of = (side: Round[], figure: keyof Round): number => median(side.map((it) => it[figure]));
      reportRate(`followers.answered_c${concurrency}`, of(seen.ours, 'answered'), of(seen.bare, 'answered'));
      reportRate(`followers.drained_c${concurrency}`, of(seen.ours, 'drained'), of(seen.bare, 'drained'));
      reportLatency(`followers.p99_c${concurrency}`, of(seen.ours, 'p99'), of(seen.bare, 'p99'));
    }
    const customers = await database.count('select count(*) as n from customers where merged_into_id is null');
    console.log(`customers ${customers}, expected ${2 * rounds * perRound + 2_000}`);
  } finally {
    await ours.stop();
    await bare.stop();
    await platform.close();
    await database.drop();
  }
}

/** Answered: until the last answer. Drained: until the last of them is a customer. */
async function measure(port: number, concurrency: number, openids: string[], waiting: () => Promise<number>): Promise<Round> {
  const pushes = sealFollows(account, openids);
  const began = performance.now();
  const { perSecond, latencies, failed } = await send(`http://127.0.0.1:${port}`, pushes, concurrency);
  if (failed > 0) throw new Error(`${failed} callbacks failed`);
  while ((await waiting()) > 0) await new Promise((resolve) => setTimeout(resolve, 10));
  return { answered: perSecond, drained: (openids.length * 1000) / (performance.now() - began), p99: percentile(latencies, 0.99) };
}

/** Profiles are fetched after each follow; they must not run into the other side's turn. */
async function waitSettled(database: BenchDatabase): Promise<void> {
  while ((await database.count('select (select count(*) from jobs) + (select count(*) from outbox) as n')) > 0)
    await new Promise((resolve) => setTimeout(resolve, 50));
}

/** The little of Tencent that a follow leads to: a token, and who the followers are. */
async function startPlatformStub(): Promise<{ url: string; close(): Promise<void> }> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      response.setHeader('content-type', 'application/json');
      if (!request.url?.includes('batchget')) return response.end(JSON.stringify({ access_token: 'bench', expires_in: 7200 }));
      const { user_list } = JSON.parse(Buffer.concat(chunks).toString()) as { user_list: { openid: string }[] };
      response.end(
        JSON.stringify({
          user_info_list: user_list.map(({ openid }) => ({
            subscribe: 1,
            openid,
            unionid: `u${openid}`,
            subscribe_time: 1767225600,
            tagid_list: [],
          })),
        }),
      );
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
