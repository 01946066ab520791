import type { Knex } from 'knex';
import type { Context } from '../../../../kernel/context.ts';
import type { FieldAccess } from '../../access/field-access.ts';
import { phoneHashes, phoneHeadIndexes, phoneTailIndexes } from '../../personal-values.ts';
import { sealedPlace } from '../../tables.ts';
import { findSure, mostOpened, sureKeys } from './find-by-hash.ts';
import type { SearchPlan } from './search-plan.ts';

/**
 * Five to fifteen digits as a whole number, four to ten as the end or the beginning of one. Hashes exist for the whole, the first
 * four and seven and the last four digits; anything between opens the candidates of the nearest one and looks. Only whole numbers and the last
 * four digits are searched for those who see numbers masked. What looks like the beginning of a mobile number is looked for as an end only when
 * no number begins so: every candidate of an end has to be opened.
 */
export async function findByPhone(ctx: Context, digits: string, access: FieldAccess): Promise<SearchPlan> {
  if (!access.may('phone', 'masked')) return { ids: [], wide: [], complete: true };
  const full = access.may('phone', 'read');
  const whole = digits.length >= 5 ? sureKeys('whole', phoneHashes(ctx, digits)) : [];
  const head7 = full && digits.length === 7 ? sureKeys('head7', phoneHeadIndexes(ctx, digits)) : [];
  const head = full && digits.length <= 10 && digits.length !== 7 ? [beginning(ctx, digits)] : [];
  const tail = (full && digits.length <= 10) || digits.length === 4 ? [end(ctx, digits)] : [];
  const mobile = /^1[3-9]\d{5}/.test(digits);
  const [sure, opened] = await Promise.all([findSure(ctx, [...whole, ...head7]), look(ctx, digits, mobile ? head : [...head, ...tail])]);
  const found = { ...opened, ids: [...new Set([...sure, ...opened.ids])], complete: opened.complete && sure.length < mostOpened };
  return mobile && found.ids.length === 0 && tail.length > 0 ? look(ctx, digits, tail) : found;
}

async function look(ctx: Context, digits: string, parts: readonly Knex.QueryBuilder[]): Promise<SearchPlan> {
  if (parts.length === 0) return { ids: [], wide: [], complete: true };
  const rows = (await ctx.db.unionAll([...parts]).limit(mostOpened)) as Candidate[];
  const fits = (row: Candidate): boolean => {
    if (row.phone_sealed === null) return true;
    const phone = ctx.sealing.open(row.phone_sealed, sealedPlace.phone);
    return row.part === 'tail' ? phone.endsWith(digits) : phone.startsWith(digits);
  };
  return { ids: [...new Set(rows.filter(fits).map((row) => row.id))], wide: [], complete: rows.length < mostOpened };
}

/** Of other than seven digits: candidates by the nearest hash that exists. */
function beginning(ctx: Context, digits: string): Knex.QueryBuilder {
  const head = digits.slice(0, digits.length > 7 ? 7 : 4);
  const column = head.length === 7 ? 'phone_head7' : 'phone_head4';
  return candidates(ctx, column, phoneHeadIndexes(ctx, head), 'head', digits.length === head.length);
}

const end = (ctx: Context, digits: string): Knex.QueryBuilder =>
  candidates(ctx, 'phone_tail_index', phoneTailIndexes(ctx, digits.slice(-4)), 'tail', digits.length === 4);

/** A hash of exactly these digits says it all; otherwise the number comes along, to be opened. */
const candidates = (ctx: Context, column: string, hashes: readonly string[], part: Candidate['part'], sure: boolean): Knex.QueryBuilder =>
  ctx
    .db('customers')
    .whereIn(column, [...hashes])
    .select('id', sure ? ctx.db.raw('null as phone_sealed') : 'phone_sealed', ctx.db.raw('? as part', [part]));

interface Candidate {
  id: string;
  /** Null where the hash alone decides. */
  phone_sealed: string | null;
  part: 'tail' | 'head';
}
