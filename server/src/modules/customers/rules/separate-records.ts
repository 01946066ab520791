import type { CustomerChange, CustomerRow } from '../tables.ts';
import { changedColumns, fieldColumns, reachColumns, summedColumns } from './combine-records.ts';

type Column = keyof CustomerChange;

/** Columns that stand or fall together. */
const groups: readonly (readonly Column[])[] = [
  ...Object.values(fieldColumns),
  ['created_at'],
  ['last_seen_at'],
  ['last_order_at'],
  ['external_key'],
  ['version'],
];

/**
 * What takes a merged record back to what it was: every field still as the merge left it becomes what it was before, sums lose what was added to
 * them, and what was changed since stays. `same` compares one column (sealed values may have been sealed again). Reach is told apart by the caller.
 */
export function separateRecord(
  before: CustomerRow,
  after: CustomerRow,
  now: CustomerRow,
  same: (column: Column, a: CustomerRow, b: CustomerRow) => boolean,
): CustomerChange {
  const wanted: CustomerChange = {};
  for (const group of groups)
    if (group.every((column) => same(column, after, now)))
      for (const column of group) if (before[column] !== after[column]) Object.assign(wanted, { [column]: before[column] });
  for (const column of summedColumns) wanted[column] = now[column] - (after[column] - before[column]);
  return changedColumns(now, wanted);
}

/** Which record has identities on a surface, after they were told apart. */
export type Surfaces = Readonly<Record<(typeof reachColumns)[number], { kept: boolean; lost: boolean }>>;

/**
 * Reach follows the account it came through: a follower of the lost record who unfollowed after the merge is a record that cannot be reached again.
 */
export function separateReach(
  before: { kept: CustomerRow; lost: CustomerRow },
  after: CustomerRow,
  now: CustomerRow,
  has: Surfaces,
): { kept: CustomerChange; lost: CustomerChange } {
  const kept: CustomerChange = {};
  const lost: CustomerChange = {};
  for (const column of reachColumns) {
    const changedSince = now[column] !== after[column];
    const isLosts = has[column].lost && !has[column].kept;
    kept[column] = changedSince && !isLosts ? now[column] : before.kept[column];
    lost[column] = changedSince && isLosts ? now[column] : before.lost[column];
  }
  return { kept: changedColumns(now, kept), lost: changedColumns(before.lost, lost) };
}
