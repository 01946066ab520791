import type { Context } from '../../../kernel/context.ts';
import { RetryTransaction } from '../../../kernel/transaction.ts';
import type { CustomerRow } from '../tables.ts';

/**
 * Locks these customers until the transaction ends, so that none is merged or erased meanwhile: asked id → the id it goes by today, and the level.
 * Erased and unknown ones are absent. In id order, so that two callers cannot wait for each other.
 */
export async function lockLevels(ctx: Context, ids: readonly string[]): Promise<Map<string, { id: string; level: number }>> {
  const asked = await lockThem(ctx, [...new Set(ids)]);
  const moved = asked.flatMap((row) => (row.merged_into_id && row.merged_into_id !== row.id ? [row.merged_into_id] : []));
  const survivors = moved.length > 0 ? await lockThem(ctx, [...new Set(moved)]) : [];
  if (survivors.some((row) => row.merged_into_id !== null && row.merged_into_id !== row.id))
    throw new RetryTransaction('a customer was merged meanwhile');
  const live = new Map([...asked, ...survivors].filter((row) => row.merged_into_id === null).map((row) => [row.id, row.level]));
  return new Map(
    asked.flatMap((row) => {
      const id = row.merged_into_id ?? row.id;
      const level = live.get(id);
      return level === undefined ? [] : [[row.id, { id, level }] as const];
    }),
  );
}

const lockThem = (ctx: Context, ids: readonly string[]): PromiseLike<Pick<CustomerRow, 'id' | 'level' | 'merged_into_id'>[]> =>
  ctx.dialect.lockRows(
    ctx
      .db<CustomerRow>('customers')
      .whereIn('id', [...ids])
      .orderBy('id')
      .select('id', 'level', 'merged_into_id'),
  );
