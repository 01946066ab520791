import { normalPhone } from '../personal-values.ts';
import type { ImportOptions, ImportProblem } from './import-row.ts';
import { erased } from './known-records.ts';
import type { KeyedRow, KnownRecords } from './known-records.ts';
import type { SeenKeys } from './seen-keys.ts';

/** What is to be done with a row. */
export type Decision =
  | { kind: 'new'; it: KeyedRow }
  | { kind: 'update'; it: KeyedRow; customerId: string }
  | { kind: 'skip'; it: KeyedRow; customerId: string }
  | { kind: 'duplicate'; it: KeyedRow }
  | { kind: 'error'; it: KeyedRow; problem: ImportProblem; field?: string };

export interface Deciding {
  known: KnownRecords;
  options: ImportOptions;
  /** Keys of the rows of this file decided before. */
  seen: SeenKeys;
  /** Records this import has made or changed already. */
  touched: ReadonlySet<string>;
  /** Whether ids and member numbers may be given to new records. */
  maySetNumbers: boolean;
}

/**
 * Decides row by row, in the order of the file: the first row about a person counts, later ones are duplicates. The same function decides in the
 * check and in the run, so that the check foretells the run.
 */
export function decideRows(rows: readonly KeyedRow[], by: Deciding): Decision[] {
  return rows.map((it) => {
    const decision = decideRow(it, by);
    if (decision.kind === 'new' || decision.kind === 'update') {
      for (const key of keysOf(it)) by.seen.add(key);
      if (decision.kind === 'update') by.seen.add(`customer ${decision.customerId}`);
    }
    return decision;
  });
}

function decideRow(it: KeyedRow, by: Deciding): Decision {
  const { row } = it;
  const { known, options } = by;
  const error = (problem: ImportProblem, field?: string): Decision => ({
    kind: 'error',
    it,
    problem,
    ...(field !== undefined && { field }),
  });
  if (!row.change.name && !row.change.phone && !row.id && !row.memberNo && !row.externalKey) return error('nothing_given');
  if (keysOf(it).some((key) => by.seen.has(key))) return { kind: 'duplicate', it };

  const matched = findMatch(it, by);
  const found = matched === erased ? undefined : matched;
  if (found !== undefined) {
    if (by.seen.has(`customer ${found}`) || by.touched.has(found)) return { kind: 'duplicate', it };
    if (!known.visible.has(found)) return error('out_of_scope');
    if (options.onMatch === 'skip') return { kind: 'skip', it, customerId: found };
  }
  const holders = takenBy(it, by, found === undefined);
  for (const { owner } of holders) if (owner !== found && owner !== erased && by.touched.has(owner)) return { kind: 'duplicate', it };
  for (const { owner, problem, field } of holders) if (owner !== found || owner === erased) return error(problem, field);
  if (found === undefined) {
    if ((row.id !== undefined || row.memberNo !== undefined) && !by.maySetNumbers) return error('not_found');
    return { kind: 'new', it };
  }
  const samePhone = known.ownerOfPhone(it.phone) === found;
  if (row.change.phone && !samePhone && known.verified.has(found)) return error('phone_verified', 'phone');
  return { kind: 'update', it, customerId: found };
}

/** The record a row is about, by the key chosen for the import; undefined for a new person. */
function findMatch({ row, phone }: KeyedRow, { known, options }: Deciding): string | undefined {
  switch (options.matchBy) {
    case 'phone':
      return known.ownerOfPhone(phone);
    case 'memberNo':
      return row.memberNo === undefined ? undefined : known.byMemberNo(row.memberNo);
    case 'id':
      return row.id === undefined ? undefined : known.byId(row.id);
    case 'externalKey':
      return row.externalKey === undefined ? undefined : known.byExternalKey(row.externalKey);
    case 'none':
      return undefined;
  }
}

interface Holder {
  owner: string;
  problem: ImportProblem;
  field?: string;
}

/** Who holds what this row wants for itself. Ids and member numbers of existing records are never changed, so only a new one wants them. */
function takenBy({ row, phone, uniques }: KeyedRow, { known }: Deciding, isNew: boolean): Holder[] {
  const holders: { owner: string | undefined; problem: ImportProblem; field?: string }[] = [
    { owner: known.ownerOfPhone(phone), problem: 'phone_taken', field: 'phone' },
    { owner: row.externalKey === undefined ? undefined : known.byExternalKey(row.externalKey), problem: 'key_taken', field: 'externalKey' },
    ...uniques.map((claim) => ({ owner: known.ownerOfUnique(claim), problem: 'value_taken' as const, field: `custom.${claim.fieldId}` })),
  ];
  if (isNew)
    holders.push(
      { owner: row.id === undefined ? undefined : known.byId(row.id), problem: 'id_taken', field: 'id' },
      { owner: row.memberNo === undefined ? undefined : known.byMemberNo(row.memberNo), problem: 'member_no_taken', field: 'memberNo' },
    );
  return holders.filter((holder): holder is Holder => holder.owner !== undefined);
}

/** What no two rows of a file may share. */
function keysOf({ row, uniques }: KeyedRow): string[] {
  return [
    ...(row.change.phone ? [`phone ${normalPhone(row.change.phone)}`] : []),
    ...(row.id === undefined ? [] : [`id ${row.id}`]),
    ...(row.memberNo === undefined ? [] : [`member ${row.memberNo}`]),
    ...(row.externalKey === undefined ? [] : [`key ${row.externalKey}`]),
    ...uniques.map((claim) => `unique ${claim.fieldId} ${claim.indexes[0] ?? ''}`),
  ];
}
