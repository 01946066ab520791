import type { Knex } from 'knex';
import type { Context } from '../../../../kernel/context.ts';
import type { FieldAccess } from '../../access/field-access.ts';
import { phoneHeadIndexes, phoneTailIndexes } from '../../personal-values.ts';
import { sealedPlace } from '../../tables.ts';
import type { SearchPlan } from './search-plan.ts';

const mostOpened = 5_000;

/**
 * Four to ten digits as the end or the beginning of a phone number. Hashes exist for the first four and seven and the last four digits;
 * anything between opens the candidates of the nearest one and looks. Only the last four are searched for those who see numbers masked.
 */
export async function findByPhonePart(ctx: Context, digits: string, access: FieldAccess): Promise<SearchPlan> {
  if (!access.may('phone', 'masked')) return { ids: [], wide: [], complete: true };
  const full = access.may('phone', 'read');
  const head = digits.slice(0, digits.length >= 7 ? 7 : 4);
  const byTail = full || digits.length === 4;
  const some = (column: string, hashes: readonly string[]): Knex.QueryBuilder =>
    ctx
      .db('customers')
      .whereIn(column, [...hashes])
      .select('id', 'phone_sealed', ctx.db.raw('? as part', [column]));
  const parts = [
    ...(byTail ? [some('phone_tail_index', phoneTailIndexes(ctx, digits.slice(-4)))] : []),
    ...(full ? [some(head.length === 7 ? 'phone_head7' : 'phone_head4', phoneHeadIndexes(ctx, head))] : []),
  ];
  if (parts.length === 0) return { ids: [], wide: [], complete: true };
  const rows = (await ctx.db.unionAll(parts).limit(mostOpened)) as Candidate[];
  const fits = (row: Candidate): boolean => {
    const tail = row.part === 'phone_tail_index';
    if (digits.length === (tail ? 4 : head.length)) return true;
    const phone = ctx.sealing.open(row.phone_sealed, sealedPlace.phone);
    return tail ? phone.endsWith(digits) : phone.startsWith(digits);
  };
  return { ids: rows.filter(fits).map((row) => row.id), wide: [], complete: rows.length < mostOpened };
}

interface Candidate {
  id: string;
  phone_sealed: string;
  /** The column that matched. */
  part: string;
}
