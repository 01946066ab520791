import { defaultLevelNames } from '@lianke/shared';
import type { Context } from '../../kernel/context.ts';
import { insertRows } from '../../kernel/db/insert-rows.ts';

export interface LevelName {
  level: number;
  name: string;
}

/** What the numbers in `level` are called, lowest first: as membership last said, or the product's names. */
export async function findLevelNames(ctx: Pick<Context, 'db'>): Promise<LevelName[]> {
  const names = await ctx.db('level_names').orderBy('level').select<LevelName[]>('level', 'name');
  return names.length > 0 ? names : defaultLevelNames.map((name, level) => ({ level, name }));
}

/** A number without a name of its own (its level was abolished) goes by the next lower one's. */
export function levelName(names: readonly LevelName[], level: number): string {
  return (names.findLast((it) => it.level <= level) ?? names[0])?.name ?? '';
}

/** In the caller's transaction. */
export async function saveLevelNames(ctx: Context, names: readonly LevelName[]): Promise<void> {
  await ctx.db('level_names').delete();
  await insertRows(
    ctx,
    'level_names',
    names.map(({ level, name }) => ({ level, name })),
  );
}
