import { createHash } from 'node:crypto';
import type { Context } from '../../../kernel/context.ts';

const hashOf = (names: readonly string[]): string => createHash('sha256').update(JSON.stringify(names)).digest('base64url');

/** How a file with exactly these columns was imported before. */
export async function findRememberedMapping(
  ctx: Pick<Context, 'db'>,
  names: readonly string[],
): Promise<Record<string, string> | undefined> {
  const row = await ctx
    .db('customer_import_mappings')
    .where({ headings_hash: hashOf(names) })
    .first<{ mapping: string } | undefined>('mapping');
  return row && (JSON.parse(row.mapping) as Record<string, string>);
}

/** Inside the caller's transaction. */
export async function rememberMapping(ctx: Context, names: readonly string[], mapping: Readonly<Record<string, string>>): Promise<void> {
  const headings_hash = hashOf(names);
  const value = { mapping: JSON.stringify(mapping), updated_at: ctx.clock.now() };
  const known = await ctx.db('customer_import_mappings').where({ headings_hash }).update(value);
  if (known === 0) await ctx.db('customer_import_mappings').insert({ headings_hash, ...value });
}
