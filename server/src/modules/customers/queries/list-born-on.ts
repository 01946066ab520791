import type { Context } from '../../../kernel/context.ts';

/** Ids of live customers whose birthday is one of these (`1990-05-17`), by rising id: an index range per day asked for. */
export const listBornOn = (
  ctx: Pick<Context, 'db'>,
  it: { birthdays: readonly string[]; afterId: string; limit: number },
): Promise<string[]> =>
  ctx
    .db('customers')
    .whereNull('merged_into_id')
    .whereIn('birthday_on', [...it.birthdays])
    .where('id', '>', it.afterId)
    .orderBy('id')
    .limit(it.limit)
    .pluck<string[]>('id');
