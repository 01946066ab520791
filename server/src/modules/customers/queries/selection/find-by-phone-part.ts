import type { Context } from '../../../../kernel/context.ts';
import type { FieldAccess } from '../../access/field-access.ts';
import { phoneHeadIndexes, phoneTailIndexes } from '../../personal-values.ts';
import { sealedPlace } from '../../tables.ts';
import type { SearchPlan } from './plan-search.ts';

const mostOpened = 5_000;

/**
 * Four to ten digits as the end or the beginning of a phone number. Hashes exist for the first four and seven and the last four digits;
 * anything between opens the candidates of the nearest one and looks. Only the last four are searched for those who see numbers masked.
 */
export async function findByPhonePart(ctx: Context, digits: string, access: FieldAccess): Promise<SearchPlan> {
  if (!access.may('phone', 'masked')) return { ids: [], wide: [], complete: true };
  const full = access.may('phone', 'read');
  const tails = full || digits.length === 4 ? await candidates(ctx, 'phone_tail_index', phoneTailIndexes(ctx, digits.slice(-4))) : [];
  const head = digits.slice(0, digits.length >= 7 ? 7 : 4);
  const heads = full ? await candidates(ctx, head.length === 7 ? 'phone_head7' : 'phone_head4', phoneHeadIndexes(ctx, head)) : [];
  const opened = (row: Candidate): string => ctx.sealing.open(row.phone_sealed, sealedPlace.phone);
  const ids = [
    ...(digits.length === 4 ? tails : tails.filter((row) => opened(row).endsWith(digits))),
    ...(digits.length === head.length ? heads : heads.filter((row) => opened(row).startsWith(digits))),
  ].map((row) => row.id);
  return { ids, wide: [], complete: tails.length < mostOpened && heads.length < mostOpened };
}

interface Candidate {
  id: string;
  phone_sealed: string;
}

const candidates = (ctx: Context, column: string, hashes: readonly string[]): PromiseLike<Candidate[]> =>
  ctx
    .db('customers')
    .whereIn(column, [...hashes])
    .limit(mostOpened)
    .select('id', 'phone_sealed');
