import type { Context } from '../../../kernel/context.ts';
import type { Arrival } from '../arrival.ts';
import { keyText } from '../../identity/index.ts';

const pairText = (a: string, b: string): string => [a, b].sort().join('|');

/** Remembers that somebody took these two for two persons: no certain key merges them again, and nobody is asked about them. */
export async function keepApart(ctx: Context, a: string, b: string, mergeId: string): Promise<void> {
  const [left_id = '', right_id = ''] = [a, b].sort();
  await ctx.db('customers_kept_apart').where({ left_id, right_id }).delete();
  await ctx.db('customers_kept_apart').insert({ left_id, right_id, merge_id: mergeId, at: ctx.clock.now() });
}

/** Which of these live records were told apart, also by ids they went by before. Undefined when none were, which is nearly always. */
export async function findKeptApart(ctx: Context, liveIds: readonly string[]): Promise<((a: string, b: string) => boolean) | undefined> {
  const merged = await ctx
    .db('customers')
    .whereIn('merged_into_id', [...liveIds])
    .select<{ id: string; merged_into_id: string }[]>('id', 'merged_into_id');
  const liveBy = new Map([...liveIds.map((id) => [id, id] as const), ...merged.map((row) => [row.id, row.merged_into_id] as const)]);
  const ids = [...liveBy.keys()];
  const rows = await ctx
    .db('customers_kept_apart')
    .whereIn('left_id', ids)
    .whereIn('right_id', ids)
    .select<{ left_id: string; right_id: string }[]>('left_id', 'right_id');
  if (rows.length === 0) return undefined;
  const pairs = new Set(rows.map((row) => pairText(liveBy.get(row.left_id) ?? '', liveBy.get(row.right_id) ?? '')));
  return (a, b) => pairs.has(pairText(a, b));
}

/** A person decided anew. */
export async function forgetApart(ctx: Context, some: readonly string[], others: readonly string[]): Promise<void> {
  for (const [left, right] of [
    [some, others],
    [others, some],
  ] as const)
    await ctx
      .db('customers_kept_apart')
      .whereIn('left_id', [...left])
      .whereIn('right_id', [...right])
      .delete();
}

/** Whose account acted tells best who it was; a unionid or a phone number is only something they bring along. */
const strength = ['mini_openid', 'oa_openid', 'external_userid', 'unionid', 'phone', 'typed_phone'] as const;

/**
 * An arrival whose keys lead to records that were told apart belongs to the one whose account acted; the others' keys stay where they are.
 * A phone number that stays with somebody else is not written on the record either.
 */
export function withoutContested(
  arrival: Arrival,
  ownerByKey: ReadonlyMap<string, string>,
  apart: (a: string, b: string) => boolean,
): Arrival {
  const accepted: string[] = [];
  const keys = [...arrival.keys].sort((a, b) => strength.indexOf(a.kind) - strength.indexOf(b.kind));
  const kept = keys.filter((key) => {
    const owner = ownerByKey.get(keyText(key));
    if (owner === undefined) return true;
    if (accepted.some((other) => apart(other, owner))) return false;
    accepted.push(owner);
    return true;
  });
  const phoneStays = keys.some((key) => key.kind === 'phone') && !kept.some((key) => key.kind === 'phone');
  const { phone, ...rest } = arrival;
  return { ...rest, ...(phone !== undefined && !phoneStays && { phone }), keys: kept };
}
