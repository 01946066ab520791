import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { ToolError } from './run-tool.ts';

/** What lies beside a backup as `<file>.json`: enough to know before a restore whether it is whole and ours. */
const manifest = z.object({
  format: z.literal(1),
  engine: z.enum(['sqlite', 'mysql']),
  /** ms */
  at: z.number().int(),
  /** Steps of the schema it has seen. */
  migrations: z.array(z.string()),
  /** Table → rows. */
  tables: z.record(z.string(), z.number().int()),
  sha256: z.string(),
  /** Names of the data keys its sealed values need; the keys themselves are not in a backup. */
  dataKeys: z.array(z.string()),
  /** Head of the audit chain, to compare after a restore. */
  auditHead: z.object({ seq: z.number().int(), hash: z.string() }).nullable(),
});
export type Manifest = z.output<typeof manifest>;

export const manifestFile = (file: string): string => `${file}.json`;

export function readManifest(file: string): Manifest {
  if (!existsSync(file)) throw new ToolError(`找不到备份文件 ${file}`);
  if (!existsSync(manifestFile(file))) throw new ToolError(`找不到 ${manifestFile(file)}：它和备份文件是一对，请一起保存`);
  const read = manifest.safeParse(JSON.parse(readFileSync(manifestFile(file), 'utf8')));
  if (!read.success) throw new ToolError(`${manifestFile(file)} 不是这个版本能读的备份说明`);
  return read.data;
}

export async function sha256Of(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}
