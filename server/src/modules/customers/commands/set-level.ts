import type { Context } from '../../../kernel/context.ts';
import { afterCommit } from '../../../kernel/transaction.ts';
import type { CustomerRow } from '../tables.ts';

/**
 * Writes the level that membership computed and answers the one before (undefined: no live record). In the caller's transaction. Not an edit by
 * hand: `version` stays, so that somebody who has the form open is not sent away.
 */
export async function setLevel(ctx: Context, customerId: string, level: number): Promise<number | undefined> {
  const row: Pick<CustomerRow, 'level' | 'merged_into_id'> | undefined = await ctx.dialect
    .lockRows(ctx.db<CustomerRow>('customers').where({ id: customerId }))
    .first('level', 'merged_into_id');
  if (!row || row.merged_into_id !== null) return undefined;
  if (row.level !== level) {
    await ctx.db('customers').where({ id: customerId }).update({ level });
    afterCommit(ctx, () => ctx.live.publish(customerId));
  }
  return row.level;
}
