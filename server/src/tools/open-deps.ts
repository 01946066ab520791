import type { Config } from '@lianke/config';
import { buildDeps } from '../app/build-deps.ts';
import { createContext } from '../kernel/context.ts';
import type { Context } from '../kernel/context.ts';
import { missingMigrations } from '../kernel/db/migrate.ts';
import { migrations } from '../migrations/index.ts';
import { ToolError } from './run-tool.ts';

/** Runs `work` with the long-lived parts of the product on a database that is up to date, and closes them. */
export async function withContext<T>(config: Config, name: string, work: (ctx: Context) => Promise<T>): Promise<T> {
  const { deps, close } = await buildDeps({ ...config, logLevel: config.logLevel === 'silent' ? 'silent' : 'warn' });
  try {
    if ((await missingMigrations(deps.db, migrations)).length > 0)
      throw new ToolError('数据库结构不是最新的，请先启动一次服务器 / start the server once first');
    return await work(createContext(deps, { kind: 'system', name }, name));
  } finally {
    await close();
  }
}
