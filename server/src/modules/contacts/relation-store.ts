import type { Context } from '../../kernel/context.ts';
import { insertRows } from '../../kernel/db/insert-rows.ts';
import { insertOrRetry } from '../../kernel/transaction.ts';
import type { RelationRow } from './tables.ts';

const pairText = (row: Pick<RelationRow, 'external_userid' | 'userid'>): string => `${row.external_userid}|${row.userid}`;

/** Every relation of these customers, keyed `external_userid|userid`. */
export async function findRelations(ctx: Context, corpId: string, externalUserids: readonly string[]): Promise<Map<string, RelationRow>> {
  const rows: RelationRow[] = await ctx
    .db<RelationRow>('wecom_relations')
    .where({ corp_id: corpId })
    .whereIn('external_userid', [...externalUserids]);
  return new Map(rows.map((row) => [pairText(row), row]));
}

/** Writes the new states; a relation somebody else added meanwhile has the transaction run again. */
export async function saveRelations(
  ctx: Context,
  known: ReadonlyMap<string, RelationRow>,
  states: ReadonlyMap<string, RelationRow>,
): Promise<void> {
  const added = [...states.values()].filter((state) => !known.has(pairText(state)));
  if (added.length > 0) await insertOrRetry(ctx, 'a relation was added meanwhile', () => insertRows(ctx, 'wecom_relations', added));
  for (const [pair, state] of states) {
    const before = known.get(pair);
    if (!before || JSON.stringify(before) === JSON.stringify(state)) continue;
    const { corp_id, external_userid, userid, ...change } = state;
    await ctx.db('wecom_relations').where({ corp_id, external_userid, userid }).update(change);
  }
}

/** How WeCom writes this member's userid in relations: it compares without case, our column does not. */
export async function spellingsOf(ctx: Context, userid: string): Promise<string[]> {
  const all = await ctx.db('wecom_relations').distinct().pluck<string[]>('userid');
  return all.filter((one) => one.toLowerCase() === userid.toLowerCase());
}

/** Customers a member of staff is in contact with, by external_userid after `after`: what can be handed to somebody else in WeCom. */
export async function listContactsOf(
  ctx: Context,
  { corpId, spellings, after, limit }: { corpId: string; spellings: readonly string[]; after: string; limit: number },
): Promise<string[]> {
  return ctx
    .db<RelationRow>('wecom_relations')
    .where({ corp_id: corpId, status: 'active' })
    .whereIn('userid', [...spellings])
    .where('external_userid', '>', after)
    .orderBy('external_userid')
    .limit(limit)
    .pluck<string[]>('external_userid');
}
