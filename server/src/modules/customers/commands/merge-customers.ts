import { customerMerged } from '../../../events/customers.ts';
import type { Context } from '../../../kernel/context.ts';
import { emit } from '../../../kernel/events/outbox.ts';
import { afterCommit } from '../../../kernel/transaction.ts';
import { moveLinks } from '../../identity/index.ts';
import { combineRecords } from '../rules/combine-records.ts';
import { saveNameGrams } from '../store.ts';
import type { CustomerRow } from '../tables.ts';
import { addTimelineEntries } from '../timeline.ts';

const firstMeetingMs = 10 * 60_000;

/**
 * Makes several locked records one and returns it: the oldest stays, the others' ids keep resolving to it. Identities, timeline and tags move;
 * the merge record keeps what each lost record was, and identities and timeline entries keep where they came from, so that a merge can be undone.
 * One record is returned as it is. Must run inside a transaction holding the rows' locks.
 */
export async function mergeCustomers(ctx: Context, records: readonly CustomerRow[], reason: string): Promise<CustomerRow> {
  const [first, ...others] = [...records].sort((a, b) => a.created_at - b.created_at || (a.id < b.id ? -1 : 1));
  if (!first) throw new Error('nothing to merge');
  let kept = first;
  for (const lost of others) kept = await mergePair(ctx, kept, lost, reason);
  return kept;
}

async function mergePair(ctx: Context, kept: CustomerRow, lost: CustomerRow, reason: string): Promise<CustomerRow> {
  const now = ctx.clock.now();
  const change = combineRecords(kept, lost);
  await moveLinks(ctx, lost.id, kept.id);
  await ctx.db('timeline_entries').where({ customer_id: lost.id }).update({ customer_id: kept.id });
  await moveTags(ctx, lost.id, kept.id);
  await ctx.db('customer_name_grams').where({ customer_id: lost.id }).delete();
  await ctx.db('customers').where({ merged_into_id: lost.id }).update({ merged_into_id: kept.id });
  await ctx.db('customers').where({ id: lost.id }).update({ merged_into_id: kept.id, merged_at: now });
  if (Object.keys(change).length > 0) await ctx.db('customers').where({ id: kept.id }).update(change);
  if (change.name !== undefined) await saveNameGrams(ctx, new Map([[kept.id, change.name]]));
  await keepShownNumber(ctx, kept, lost);
  await closeCandidates(ctx, kept.id, lost.id);

  const mergeId = ctx.ids.next('merge');
  const staff = ctx.actor.kind === 'staff' ? { id: ctx.actor.staffId, name: ctx.actor.name } : undefined;
  await ctx.db('customer_merges').insert({
    id: mergeId,
    kept_id: kept.id,
    lost_id: lost.id,
    reason,
    snapshot: ctx.sealing.seal(JSON.stringify({ kept, lost }), mergeId),
    at: now,
    staff_id: staff?.id ?? null,
  });
  if (!isFirstMeeting(lost, now))
    await addTimelineEntries(ctx, [
      {
        customerId: kept.id,
        kind: 'customer.merged',
        at: now,
        data: { reason, lostMemberNo: shownNumber(kept, lost) === kept ? lost.member_no : kept.member_no, lostName: lost.name },
        staff,
      },
    ]);
  afterCommit(ctx, () => ctx.live.publish(lost.id)); // pages that show the lost record find the kept one
  await emit(ctx, customerMerged, { mergeId, keptId: kept.id, lostId: lost.id });
  return { ...kept, ...change, member_no: shownNumber(kept, lost).member_no };
}

/** The record whose member number the customer has seen: the one that was opened in the mini-program. */
const shownNumber = (kept: CustomerRow, lost: CustomerRow): CustomerRow => (lost.reach_mini === 1 && kept.reach_mini === 0 ? lost : kept);

/** A member number is for life: if the customer has seen the lost record's, the two are exchanged (by way of a third, since they are unique). */
async function keepShownNumber(ctx: Context, kept: CustomerRow, lost: CustomerRow): Promise<void> {
  if (shownNumber(kept, lost) === kept) return;
  const renumber = (id: string, member_no: string): PromiseLike<unknown> => ctx.db('customers').where({ id }).update({ member_no });
  await renumber(lost.id, `x${ctx.ids.digits(11)}`);
  await renumber(kept.id, lost.member_no);
  await renumber(lost.id, kept.member_no);
}

/** Two surfaces of one person that met within minutes, before anybody knew a name: how identities come together, not news for staff. */
const isFirstMeeting = (lost: CustomerRow, now: number): boolean =>
  lost.name === '' && lost.phone_sealed === null && now - lost.created_at < firstMeetingMs;

async function moveTags(ctx: Context, from: string, to: string): Promise<void> {
  const theirs = await ctx
    .db('customer_tags')
    .where({ customer_id: from })
    .select<{ source: string; tag_id: string }[]>('source', 'tag_id');
  for (const { source, tag_id } of theirs) await ctx.db('customer_tags').where({ customer_id: to, source, tag_id }).delete();
  if (theirs.length > 0) await ctx.db('customer_tags').where({ customer_id: from }).update({ customer_id: to });
}

/** Open questions about a record that is no longer one of its own are settled. */
async function closeCandidates(ctx: Context, keptId: string, lostId: string): Promise<void> {
  await ctx
    .db('duplicate_candidates')
    .where({ status: 'open' })
    .where((query) => query.where({ left_id: lostId }).orWhere({ right_id: lostId }))
    .where((query) => query.where({ left_id: keptId }).orWhere({ right_id: keptId }))
    .update({ status: 'merged' });
}
