import { readFileSync } from 'node:fs';
import { createKillableServer } from './killable-server.ts';
import type { BenchDatabase } from './bench-database.ts';
import { signIn } from './sign-in.ts';

const rows = Number(process.argv[3] ?? 1_000_000);
const partBytes = 256 * 1024;
const headings = '姓名,手机号,性别,生日,城市,会员等级,标签,注册时间,爱好';

const surnames = [...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗'];
const given = [...'伟芳娜敏静丽强磊军洋勇艳杰娟涛明超霞平刚桂英华玉兰文辉力志建国'];
const cities = ['杭州', '北京', '上海市', '广东省深圳市', '成都', '武汉', '西安', '南京'];
const hobbies = ['喝茶', '钓鱼', '看书', '跑步'];
const at = <T>(list: readonly T[], nth: number): T => list[nth % list.length] as T;
const two = (number: number): string => String(number).padStart(2, '0');

/** The same line for the same number, so that a file need not be kept anywhere. */
function line(nth: number): string {
  const name = at(surnames, nth) + at(given, nth * 7 + 3) + at(given, Math.floor(nth / 20) * 13);
  const phone = `13${String(((nth * 7919) % 1_000_000_000) + 0).padStart(9, '0')}`;
  const birthday = `${1950 + (nth % 55)}-${two((nth % 12) + 1)}-${two((nth % 28) + 1)}`;
  const tags = nth % 3 === 0 ? `标签${nth % 20}、标签${(nth + 7) % 20}` : `标签${nth % 20}`;
  const created = `${2015 + (nth % 11)}-${two((nth % 12) + 1)}-${two((nth % 28) + 1)} ${two(nth % 24)}:${two(nth % 60)}:${two((nth * 7) % 60)}`;
  return `${name},${phone},${at(['男', '女', ''], nth)},${birthday},${at(cities, nth)},${nth % 4},${tags},${created},${at(hobbies, nth)}\r\n`;
}

function* parts(): Generator<Buffer> {
  let pending: Buffer[] = [Buffer.from(`\uFEFF${headings}\r\n`)];
  let bytes = pending[0]?.length ?? 0;
  for (let nth = 0; nth < rows; nth += 1) {
    const next = Buffer.from(line(nth));
    if (bytes + next.length > partBytes) {
      yield Buffer.concat(pending);
      [pending, bytes] = [[], 0];
    }
    pending.push(next);
    bytes += next.length;
  }
  yield Buffer.concat(pending);
}

/** Imports a file of so many customers through the API; the server is killed twice on the way and has to end exact. */
export async function benchCustomerImport(): Promise<void> {
  const { database, simulator, url, start } = await createKillableServer();
  let server = await start();
  let peak = 0;
  const watch = setInterval(() => (peak = Math.max(peak, residentMb(server.pid))), 250);
  try {
    const staff = await signIn(url, simulator.url, 'chen.li');
    const call = async (name: string, input: object): Promise<Record<string, unknown>> =>
      ((await staff(name, input)) as { data: Record<string, unknown> }).data;
    await call('staff.custom-fields.save', {
      label: '爱好',
      type: 'single',
      options: hobbies,
      requiredAt: 'never',
      unique: false,
      personal: false,
      memberAccess: 'none',
      defaultRight: 'read',
    });
    const uploading = performance.now();
    const file = await upload(call);
    const uploaded = performance.now();
    await call('staff.imports.check', { id: file.id, mapping: file.mapping, matchBy: 'phone', onMatch: 'update', fillRegion: true });
    await waitFor(database, 'ready');
    const checked = performance.now();
    await call('staff.imports.run', { id: file.id });
    let kills = 0;
    let down = 0;
    for (;;) {
      await new Promise((resolve) => setTimeout(resolve, 250));
      const done = await database.count('select done as n from customer_imports');
      if (kills < 2 && done > ((kills + 1) * rows) / 3) {
        const killed = performance.now();
        await server.stop('SIGKILL');
        kills += 1;
        server = await start();
        while ((await database.count('select done as n from customer_imports')) === done && done < rows)
          await new Promise((resolve) => setTimeout(resolve, 50));
        down += performance.now() - killed;
      }
      if (await ended(database, 'done')) break;
    }
    const finished = performance.now();
    await report(database, { upload: uploaded - uploading, check: checked - uploaded, run: finished - checked, down, kills, peak });
  } finally {
    clearInterval(watch);
    await server.stop();
    await simulator.close();
    await database.drop();
  }
}

async function upload(call: (name: string, input: object) => Promise<Record<string, unknown>>): Promise<{ id: string; mapping: object }> {
  let bytes = 0;
  let count = 0;
  for (const part of parts()) {
    bytes += part.length;
    count += 1;
  }
  const { id } = (await call('staff.imports.begin', { fileName: '客户.csv', bytes })) as { id: string };
  let view: Record<string, unknown> = {};
  let nth = 0;
  for (const part of parts()) {
    view = await call('staff.imports.add-part', { id, nth, base64: part.toString('base64'), last: nth === count - 1 });
    nth += 1;
  }
  console.log(`file of ${(bytes / 1e6).toFixed(0)} MB in ${count} parts, mapped ${JSON.stringify(view.mapping)}`);
  return { id, mapping: view.mapping as object };
}

const ended = async (database: BenchDatabase, status: string): Promise<boolean> => {
  if ((await database.count("select count(*) as n from customer_imports where status = 'failed'")) > 0)
    throw new Error('the import failed');
  return (await database.count(`select count(*) as n from customer_imports where status = '${status}'`)) === 1;
};

async function waitFor(database: BenchDatabase, status: string): Promise<void> {
  while (!(await ended(database, status))) await new Promise((resolve) => setTimeout(resolve, 100));
}

async function report(
  database: BenchDatabase,
  it: { upload: number; check: number; run: number; down: number; kills: number; peak: number },
): Promise<void> {
  const perSecond = (ms: number): string => ((rows * 1000) / ms).toFixed(0);
  const minutes = (ms: number): string => (ms / 60_000).toFixed(1);
  console.log(`BENCH import.upload ${(it.upload / 1000).toFixed(1)} s`);
  console.log(`BENCH import.check ${perSecond(it.check)} per_s (${minutes(it.check)} min for ${rows})`);
  console.log(
    `BENCH import.run ${perSecond(it.run - it.down)} per_s (${minutes(it.run)} min for ${rows}, killed ${it.kills} times; ${(it.down / 1000).toFixed(0)} s of it down)`,
  );
  console.log(`BENCH import.peak_memory ${it.peak.toFixed(0)} MB`);
  const exact = {
    customers: await database.count('select count(*) as n from customers where merged_into_id is null'),
    counted: await database.count('select count_new as n from customer_imports'),
    phones: await database.count("select count(distinct value) as n from identities where kind = 'typed_phone'"),
    values: await database.count('select count(*) as n from customer_field_values'),
    entries: await database.count("select count(*) as n from timeline_entries where kind = 'customer.imported'"),
  };
  const tags = await database.count('select count(*) as n from customer_tags');
  const isExact = Object.values(exact).every((count) => count === rows) && tags === rows + Math.ceil(rows / 3);
  console.log(`BENCH import.exact ${isExact ? 'yes' : 'NO'} ${JSON.stringify({ ...exact, tags })}`);
}

const residentMb = (pid: number): number => {
  try {
    return Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
  } catch {
    return 0; // between a kill and the next start
  }
};
