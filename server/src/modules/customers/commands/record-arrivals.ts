import { insertRows } from '../../../kernel/db/insert-rows.ts';
import { addToCount } from '../../../kernel/db/kept-count.ts';
import { updateAlike } from '../../../kernel/db/update-rows.ts';
import type { Context } from '../../../kernel/context.ts';
import { afterCommit, inTransaction, insertOrRetry } from '../../../kernel/transaction.ts';
import { addLinks, findLinks, keyText } from '../../identity/index.ts';
import type { IdentityKey } from '../../identity/index.ts';
import type { Arrival, Arrived } from '../arrival.ts';
import { phoneColumns } from '../personal-values.ts';
import { applyArrival } from '../rules/apply-arrival.ts';
import { groupArrivals } from '../rules/group-arrivals.ts';
import { lockCustomers, newMemberNo, saveNameGrams } from '../store.ts';
import { blankCustomer } from '../tables.ts';
import type { CustomerChange, CustomerRow } from '../tables.ts';
import { lookForDuplicates } from '../duplicates/find-duplicates.ts';
import { addTimelineEntries } from '../timeline.ts';
import { claimTypedPhones } from './claim-typed-phones.ts';
import { findKeptApart, withoutContested } from '../merging/kept-apart.ts';
import { mergeCustomers } from '../merging/merge-customers.ts';

/**
 * Makes each arriving person exactly one customer, whatever came first and whoever arrives at the same moment.
 * Looks all keys up at once, locks the customers they lead to, creates or merges, links new keys, writes the timeline: a handful of
 * statements for any number of arrivals. Two writers who meet on a new key are told apart by the primary key of `identities`;
 * the loser runs again and finds the winner's customer. Answers in the order given.
 */
export async function recordArrivals(ctx: Context, arrivals: readonly Arrival[]): Promise<Arrived[]> {
  if (arrivals.length === 0) return [];
  return inTransaction(ctx, async (ctx) => {
    const links = await findLinks(ctx, uniqueKeys(arrivals));
    const ownerByKey = new Map(links.map((link) => [keyText(link), link.customerId]));
    for (const [key, customerId] of await claimTypedPhones(ctx, arrivals)) if (!ownerByKey.has(key)) ownerByKey.set(key, customerId);
    const known = await lockCustomers(ctx, [...new Set(ownerByKey.values())]);
    const groups = groupArrivals(arrivals, (key) => ownerByKey.get(key));
    const apart = await findContested(ctx, groups);
    if (apart) return recordOneByOne(ctx, arrivals, ownerByKey, apart);

    const people: Person[] = [];
    for (const group of groups)
      people.push(
        await settleOwner(
          ctx,
          known,
          group.owners,
          group.members.map((at) => arrivals[at] as Arrival),
          group.members,
        ),
      );
    await saveRecords(ctx, people);
    await linkNewKeys(ctx, people, new Set(links.map(keyText)));
    await lookForDuplicates(
      ctx,
      people.filter(mayBeKnown).map((person) => person.record.id),
    );

    const arrived = new Map<number, Arrived>();
    for (const person of people)
      person.members.forEach((at, nth) => arrived.set(at, { customerId: person.record.id, isNew: person.isNew && nth === 0 }));
    const answer = arrivals.map((_, at) => arrived.get(at) as Arrived);
    await addTimelineEntries(
      ctx,
      arrivals.flatMap(({ entry, at }, place) =>
        entry ? [{ customerId: answer[place]?.customerId ?? '', kind: entry.kind, at, data: entry.data, staff: entry.staff }] : [],
      ),
    );
    afterCommit(ctx, () => people.forEach((person) => ctx.live.publish(person.record.id)));
    return answer;
  });
}

/** A number was proved, or a name became known beside where or when the person was born: somebody may have typed the same. */
const mayBeKnown = ({ record, change }: Person): boolean =>
  change.phone_sealed !== undefined || (change.name !== undefined && (record.region !== '' || record.birthday_on !== ''));

/** Set when records that were told apart meet again on certain keys; asked only when records would be merged at all. */
async function findContested(
  ctx: Context,
  groups: readonly { owners: ReadonlySet<string> }[],
): Promise<((a: string, b: string) => boolean) | undefined> {
  const meeting = groups.filter((group) => group.owners.size > 1);
  const apart = meeting.length > 0 ? await findKeptApart(ctx, [...new Set(meeting.flatMap((group) => [...group.owners]))]) : undefined;
  return apart && meeting.some(({ owners }) => [...owners].some((a) => [...owners].some((b) => apart(a, b)))) ? apart : undefined;
}

/** Each arrival goes to the record its own keys lead to, without those that belong to somebody it was told apart from. */
async function recordOneByOne(
  ctx: Context,
  arrivals: readonly Arrival[],
  ownerByKey: ReadonlyMap<string, string>,
  apart: (a: string, b: string) => boolean,
): Promise<Arrived[]> {
  const [only, ...others] = arrivals;
  if (only && others.length === 0) return recordArrivals(ctx, [withoutContested(only, ownerByKey, apart)]);
  const arrived: Arrived[] = [];
  for (const arrival of arrivals) arrived.push(...(await recordArrivals(ctx, [arrival])));
  return arrived;
}

interface Person {
  record: CustomerRow;
  isNew: boolean;
  change: CustomerChange;
  arrivals: Arrival[];
  /** Positions in the caller's list. */
  members: number[];
}

function uniqueKeys(arrivals: readonly Arrival[]): IdentityKey[] {
  return [...new Map(arrivals.flatMap((arrival) => arrival.keys).map((key) => [keyText(key), key])).values()];
}

/** The record this group of arrivals belongs to: an existing one, several merged into the oldest, or a new one. */
async function settleOwner(
  ctx: Context,
  known: Map<string, CustomerRow>,
  owners: Set<string>,
  arrivals: Arrival[],
  members: number[],
): Promise<Person> {
  const records = [...owners].map((id) => known.get(id)).filter((row) => row !== undefined);
  const isNew = records.length === 0;
  const record = isNew ? newRecord(ctx, arrivals) : await mergeCustomers(ctx, records, 'same_identity');
  const change: CustomerChange = {};
  for (const arrival of arrivals) {
    Object.assign(change, applyArrival({ ...record, ...change }, arrival));
    if (arrival.phone) Object.assign(change, phoneColumns(ctx, arrival.phone));
  }
  return { record, isNew, change, arrivals, members };
}

function newRecord(ctx: Context, arrivals: readonly Arrival[]): CustomerRow {
  const at = Math.min(...arrivals.map((arrival) => arrival.at));
  return { ...blankCustomer, id: ctx.ids.next('customer'), member_no: newMemberNo(ctx), created_at: at, last_seen_at: at };
}

async function saveRecords(ctx: Context, people: readonly Person[]): Promise<void> {
  const added = people.filter((person) => person.isNew);
  if (added.length > 0)
    await insertOrRetry(ctx, 'a member number was taken', () =>
      insertRows(
        ctx,
        'customers',
        added.map(({ record, change }) => ({ ...record, ...change })),
      ),
    );
  await addToCount(ctx, 'customers', added.length);
  await updateAlike(
    people.filter((person) => !person.isNew && Object.keys(person.change).length > 0),
    (person) => person.change,
    (alike) =>
      ctx.db('customers').whereIn(
        'id',
        alike.map((person) => person.record.id),
      ),
  );
  const renamed = people.filter((person) => person.change.name !== undefined);
  await saveNameGrams(ctx, new Map(renamed.map((person) => [person.record.id, person.change.name ?? ''])));
}

async function linkNewKeys(ctx: Context, people: readonly Person[], linked: ReadonlySet<string>): Promise<void> {
  const links = people.flatMap(({ record, arrivals }) =>
    uniqueKeys(arrivals)
      .filter((key) => !linked.has(keyText(key)))
      .map((key) => ({ ...key, customerId: record.id, linkedAt: Math.max(...arrivals.map((arrival) => arrival.at)) })),
  );
  if (links.length > 0) await insertOrRetry(ctx, 'an identity was linked meanwhile', () => addLinks(ctx, links));
}
