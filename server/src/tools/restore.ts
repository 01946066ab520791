import { existsSync, statSync } from 'node:fs';
import type { Config } from '@lianke/config';
import { databaseCopy, openDatabase } from '../kernel/db/open-database.ts';
import { DatabaseInUse } from '../kernel/db/dialect/copy.ts';
import { createSealing } from '../kernel/sealing.ts';
import { migrations } from '../migrations/index.ts';
import { readManifest, sha256Of } from './manifest.ts';
import type { Manifest } from './manifest.ts';
import { ToolError } from './run-tool.ts';
import type { ToolIo } from './run-tool.ts';

/** `npm run restore -- file [--force]`: fills an empty database from a backup and compares every table's rows with what was backed up. Stop the server first. */
export async function restore(config: Config, { args, say }: ToolIo): Promise<number> {
  const file = args.find((it) => !it.startsWith('--'));
  if (!file) throw new ToolError('用法：npm run restore -- <备份文件> [--force]');
  const note = readManifest(file);
  await refuseUnfit(config, file, note);
  const copy = databaseCopy(config.databaseUrl);
  if (!(await isEmpty(config.databaseUrl))) {
    if (!args.includes('--force')) throw new ToolError('数据库不是空的。确定要用备份替换它，请加 --force（现有数据会全部消失）');
    await copy.clear(config.databaseUrl).catch((error: unknown) => {
      throw error instanceof DatabaseInUse ? new ToolError('数据库正在使用，请先停止服务器') : error;
    });
  }
  await copy.load(config.databaseUrl, file);
  const wrong = await differences(config.databaseUrl, note);
  for (const line of wrong) say(line);
  if (wrong.length > 0) return 1;
  say(`已恢复 ${new Date(note.at).toISOString()} 的备份：${Object.keys(note.tables).length} 张表，行数全部一致。`);
  say(`需要的 DATA_KEYS：${note.dataKeys.join('、')}。接着运行 npm run verify-audit，再启动服务器。`);
  if (note.auditHead) say(`备份时的审计链头 #${note.auditHead.seq} ${note.auditHead.hash}`);
  return 0;
}

/** Everything that can be known before anything is touched. */
async function refuseUnfit(config: Config, file: string, note: Manifest): Promise<void> {
  const engine = config.databaseUrl.startsWith('sqlite:') ? 'sqlite' : 'mysql';
  if (note.engine !== engine) throw new ToolError(`这是 ${note.engine} 的备份，DATABASE_URL 却是 ${engine}`);
  const known = new Set(migrations.map((migration) => migration.name));
  const foreign = note.migrations.filter((name) => !known.has(name));
  if (foreign.length > 0) throw new ToolError(`备份来自更新的版本（${foreign.join('、')}），请先升级程序`);
  if ((await sha256Of(file)) !== note.sha256) throw new ToolError('备份文件损坏：校验和不一致');
  if (config.dataKeys === null) return;
  const held = createSealing(config.dataKeys).keyIds;
  const missing = note.dataKeys.filter((id) => !held.includes(id));
  if (missing.length > 0) throw new ToolError(`DATA_KEYS 缺少 ${missing.join('、')}：恢复后有的内容会打不开`);
}

/** Without opening an embedded database: it must not be open when it is replaced, not even by us. */
async function isEmpty(url: string): Promise<boolean> {
  if (url.startsWith('sqlite:')) {
    const file = url.slice('sqlite:'.length).split('?')[0] ?? '';
    return !existsSync(file) || statSync(file).size === 0;
  }
  const { db, dialect, close } = openDatabase(url);
  return (await dialect.listTables(db).finally(close)).length === 0;
}

async function differences(url: string, note: Manifest): Promise<string[]> {
  const { db, dialect, close } = openDatabase(url);
  try {
    const wrong: string[] = [];
    const tables = await dialect.listTables(db);
    for (const table of new Set([...tables, ...Object.keys(note.tables)])) {
      const expected = note.tables[table];
      if (!tables.includes(table) || expected === undefined) {
        wrong.push(`${table}：${expected === undefined ? '备份里没有' : '没有恢复出来'}`);
        continue;
      }
      const row = (await db(table).count({ count: '*' }).first()) as { count: number | string };
      if (Number(row.count) !== expected) wrong.push(`${table}：应有 ${expected} 行，恢复出 ${row.count} 行`);
    }
    return wrong;
  } finally {
    await close();
  }
}
