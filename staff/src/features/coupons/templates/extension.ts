import { dayEnd, dayOf } from '../../customers/filter/instants.ts';
import type { Input } from '@lianke/shared/api';
import type { Template } from '../api.ts';

type Change = Input<'staff.coupon-templates.extend'>['change'];

export interface Extension {
  title: string;
  note: string;
  total: number | null;
  claimUntil: string | null;
  budgetFen: number | null;
}

export const toExtension = ({ title, note, total, claimUntil, budgetFen }: Template): Extension => ({
  title,
  note,
  total,
  claimUntil: dayOf(claimUntil),
  budgetFen,
});

/** Only what differs is sent: an untouched day must not move the end to another hour of it. */
export function toChange(it: Extension, now: Template): Change {
  const before = toExtension(now);
  return {
    ...(it.title.trim() !== before.title ? { title: it.title.trim() } : {}),
    ...(it.note.trim() !== before.note ? { note: it.note.trim() } : {}),
    ...(it.total !== null && it.total !== before.total ? { total: it.total } : {}),
    ...(it.claimUntil !== null && it.claimUntil !== before.claimUntil ? { claimUntil: dayEnd(it.claimUntil) } : {}),
    ...(it.budgetFen !== before.budgetFen ? { budgetFen: it.budgetFen } : {}),
  };
}

type Problem = 'title' | 'total' | 'less' | 'claim' | 'earlier' | 'claimAfterValid';

/** Number, time and budget only grow; no budget is the most there can be. */
export function extensionProblems(it: Extension, now: Template): Partial<Record<keyof Extension, Problem>> {
  const found: Partial<Record<keyof Extension, Problem>> = {};
  if (it.title.trim() === '') found.title = 'title';
  if (it.total === null) found.total = 'total';
  else if (it.total < now.total) found.total = 'less';
  if (it.claimUntil === null) found.claimUntil = 'claim';
  else if (it.claimUntil < (dayOf(now.claimUntil) ?? '')) found.claimUntil = 'earlier';
  else if (now.validity.by === 'dates' && it.claimUntil > (dayOf(now.validity.until) ?? '')) found.claimUntil = 'claimAfterValid';
  if (it.budgetFen !== null && (now.budgetFen === null || it.budgetFen < now.budgetFen)) found.budgetFen = 'less';
  return found;
}
