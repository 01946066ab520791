import { customerMerged } from '../../../events/customers.ts';
import type { Context } from '../../../kernel/context.ts';
import { addToCount } from '../../../kernel/db/kept-count.ts';
import { emit } from '../../../kernel/events/outbox.ts';
import { afterCommit } from '../../../kernel/transaction.ts';
import { listMovedLinks, moveLinks } from '../../identity/index.ts';
import { combineRecords, takesLost } from '../rules/combine-records.ts';
import type { Choices, TakenField } from '../rules/combine-records.ts';
import { combineRows } from '../rules/combine-rows.ts';
import { saveNameGrams } from '../store.ts';
import type { CustomerRow } from '../tables.ts';
import { addTimelineEntries } from '../timeline.ts';
import { changeHanging, hangingTableNames, hangingTables, readHanging } from './hanging-rows.ts';
import type { Hanging } from './hanging-rows.ts';
import { exchangeNumbers, shownNumber } from './member-number.ts';
import { sealSnapshot } from './merge-record.ts';

const firstMeetingMs = 10 * 60_000;
const noChoices: Choices = new Map();

/**
 * Makes several locked records one and returns it: the oldest stays, the others' ids keep resolving to it. One record is returned as it is.
 * Must run inside a transaction holding the rows' locks.
 */
export async function mergeCustomers(ctx: Context, records: readonly CustomerRow[], reason: string): Promise<CustomerRow> {
  const [first, ...others] = [...records].sort((a, b) => a.created_at - b.created_at || (a.id < b.id ? -1 : 1));
  if (!first) throw new Error('nothing to merge');
  let kept = first;
  for (const lost of others) kept = (await mergePair(ctx, kept, lost, reason)).kept;
  return kept;
}

/**
 * Merges one locked record into another. Identities, timeline, tags, staff and custom values move; what the kept record has already it keeps,
 * unless chosen otherwise. The merge record holds what is needed to undo it.
 */
export async function mergePair(
  ctx: Context,
  kept: CustomerRow,
  lost: CustomerRow,
  reason: string,
  choices: Choices = noChoices,
): Promise<{ kept: CustomerRow; mergeId: string }> {
  const mergeId = ctx.ids.next('merge');
  const at = ctx.clock.now();
  const change = combineRecords(kept, lost, choices);
  const links = await listMovedLinks(ctx, lost.id);
  const mergedIds = await ctx.db('customers').where({ merged_into_id: lost.id }).pluck<string[]>('id');
  const hanging = await moveHanging(ctx, kept, lost, choices);
  await moveLinks(ctx, lost.id, kept.id);
  await ctx.db('timeline_entries').where({ customer_id: lost.id }).update({ customer_id: kept.id });
  await ctx.db('customer_name_grams').where({ customer_id: lost.id }).delete();
  if (mergedIds.length > 0) await ctx.db('customers').where({ merged_into_id: lost.id }).update({ merged_into_id: kept.id });
  const external_key = change.external_key === undefined ? lost.external_key : null; // unique: only one of the two may carry it
  await ctx.db('customers').where({ id: lost.id }).update({ merged_into_id: kept.id, merged_at: at, external_key });
  await ctx.db('customers').where({ id: kept.id }).update(change);
  if (change.name !== undefined) await saveNameGrams(ctx, new Map([[kept.id, change.name]]));
  const shown = shownNumber(kept, lost);
  if (shown === lost) await exchangeNumbers(ctx, kept, lost);
  await addToCount(ctx, 'customers', -1);
  await closeCandidates(ctx, kept.id, lost.id);

  const snapshot = sealSnapshot(ctx, mergeId, { format: 2, kept, lost, change, hanging, links, mergedIds });
  const staff = ctx.actor.kind === 'staff' ? { id: ctx.actor.staffId, name: ctx.actor.name } : undefined;
  await ctx
    .db('customer_merges')
    .insert({ id: mergeId, kept_id: kept.id, lost_id: lost.id, reason, snapshot, at, staff_id: staff?.id ?? null });
  if (!isFirstMeeting(lost, at)) {
    const data = { reason, lostMemberNo: shown === kept ? lost.member_no : kept.member_no, lostName: lost.name };
    await addTimelineEntries(ctx, [{ customerId: kept.id, kind: 'customer.merged', at, data, staff }]);
  }
  afterCommit(ctx, () => ctx.live.publish(lost.id)); // pages that show the lost record find the kept one
  await emit(ctx, customerMerged, { mergeId, keptId: kept.id, lostId: lost.id });
  return { kept: { ...kept, ...change, member_no: shown.member_no }, mergeId };
}

async function moveHanging(
  ctx: Context,
  kept: CustomerRow,
  lost: CustomerRow,
  choices: Choices,
): Promise<{ kept: Hanging; lost: Hanging; after: Hanging }> {
  const [ofKept, ofLost] = await readHanging(ctx, [kept.id, lost.id]);
  const after: Hanging = { ...ofKept };
  const takes = (slot: string): boolean =>
    slot === 'owner' ? takesLost(slot satisfies TakenField, kept, lost, choices) : choices.get(slot) === 'lost';
  for (const table of hangingTableNames) {
    if (ofLost[table].length === 0) continue;
    after[table] = combineRows(ofKept[table], ofLost[table], hangingTables[table].slotOf, takes);
    await ctx.db(table).where({ customer_id: lost.id }).delete();
    await changeHanging(ctx, table, kept.id, ofKept[table], after[table]);
  }
  return { kept: ofKept, lost: ofLost, after };
}

/** Two surfaces of one person that met within minutes, before anybody knew a name: how identities come together, not news for staff. */
const isFirstMeeting = (lost: CustomerRow, now: number): boolean =>
  lost.name === '' && lost.phone_sealed === null && now - lost.created_at < firstMeetingMs;

/** Open questions about a record that is no longer one of its own are settled. */
async function closeCandidates(ctx: Context, keptId: string, lostId: string): Promise<void> {
  const [left_id = '', right_id = ''] = [keptId, lostId].sort();
  await ctx.db('duplicate_candidates').where({ left_id, right_id, status: 'open' }).update({ status: 'merged' });
}
