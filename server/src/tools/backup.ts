import { existsSync, mkdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Config } from '@lianke/config';
import { readHead } from '../kernel/audit-chain/head.ts';
import type { Context } from '../kernel/context.ts';
import { appliedMigrations } from '../kernel/db/migrate.ts';
import { databaseCopy } from '../kernel/db/open-database.ts';
import { manifestFile, sha256Of } from './manifest.ts';
import type { Manifest } from './manifest.ts';
import { withContext } from './open-deps.ts';
import { ToolError } from './run-tool.ts';
import type { ToolIo } from './run-tool.ts';

/** `npm run backup [-- file]`: the whole database as of one moment into one compressed file, with a note beside it; the server may be running. */
export const backup = (config: Config, io: ToolIo): Promise<number> =>
  withContext(config, 'backup', async (ctx) => {
    const copy = databaseCopy(config.databaseUrl);
    const file = io.args[0] ?? `backups/lianke-${stamp(ctx.clock.now())}${copy.extension}`;
    if (existsSync(file) || existsSync(manifestFile(file))) throw new ToolError(`${file} 已存在，换个文件名`);
    mkdirSync(dirname(file), { recursive: true });
    const head = await readHead(ctx);
    const arriving = `${file}.part`;
    try {
      const tables = await copy.dump(config.databaseUrl, arriving);
      const note: Manifest = {
        format: 1,
        engine: ctx.dialect.name,
        at: ctx.clock.now(),
        migrations: await appliedMigrations(ctx.db),
        tables,
        sha256: await sha256Of(arriving),
        dataKeys: [...ctx.sealing.keyIds],
        auditHead: head ? { seq: head.head.seq, hash: head.head.hash } : null,
      };
      writeFileSync(manifestFile(file), `${JSON.stringify(note, null, 2)}\n`, { mode: 0o600 });
      renameSync(arriving, file);
      tell(ctx, io, file, note);
      return 0;
    } finally {
      rmSync(arriving, { force: true });
    }
  });

function tell(ctx: Context, { say }: ToolIo, file: string, { tables, auditHead }: Manifest): void {
  const rows = Object.values(tables).reduce((sum, count) => sum + count, 0);
  say(`已备份到 ${file}（${(statSync(file).size / 2 ** 20).toFixed(1)} MB，${Object.keys(tables).length} 张表，${rows} 行）`);
  say(`说明在 ${manifestFile(file)}，两个文件要一起保存。`);
  if (auditHead) say(`审计链头 #${auditHead.seq} ${auditHead.hash}`);
  say(`备份里没有 DATA_KEYS（${ctx.sealing.keyIds.join('、')}）。没有它们，手机号等加密内容打不开：请另外保管，不要和备份放在一起。`);
}

/** `20261122-103000`, in China time. */
function stamp(at: number): string {
  const [day = '', time = ''] = new Date(at + 8 * 3_600_000).toISOString().split(/[T.]/);
  return `${day.replaceAll('-', '')}-${time.replaceAll(':', '')}`;
}
