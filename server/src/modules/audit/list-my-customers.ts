import type { Input, Output } from '@lianke/shared/api';
import { recordView } from '../../kernel/audit-views.ts';
import type { Context } from '../../kernel/context.ts';
import { readCursor } from '../../kernel/db/paging.ts';
import { AppError } from '../../kernel/errors.ts';
import { allIdsOf, findOwnCustomerIds, ownAmong } from '../customers/index.ts';
import { newestFirst, toPage } from './list-entries.ts';
import type { Spot } from './list-entries.ts';

type MyInput = Input<'staff.audit.my-customers'> & { limit: number };

/** With fewer own customers than this, their entries are looked up by customer; with more, the record is walked and most of it is theirs anyway. */
const fewCustomers = 1_000;
const walkPage = 2_000;
const walkPages = 10;

/** 谁看过我的客户: what other staff did with customers that are the caller's today, newest first. */
export async function listMyCustomersEntries(ctx: Context, input: MyInput): Promise<Output<'staff.audit.my-customers'>> {
  if (ctx.actor.kind !== 'staff') throw new AppError('auth.required');
  const me = ctx.actor.staffId;
  await recordView(ctx, 'audit.own_viewed', { kind: 'staff', id: me });
  if (input.customerId) {
    const ids = await allIdsOf(ctx, input.customerId);
    return (await ownAmong(ctx, me, ids)).size > 0 ? byCustomers(ctx, me, ids, input) : { entries: [], next: null };
  }
  const own = await findOwnCustomerIds(ctx, me, fewCustomers);
  if (own === null) return walk(ctx, me, input);
  return own.length > 0 ? byCustomers(ctx, me, own, input) : { entries: [], next: null };
}

async function byCustomers(ctx: Context, me: string, ids: readonly string[], input: MyInput): Promise<Output<'staff.audit.my-customers'>> {
  const query = newestFirst(ctx, input, readCursor(input.cursor))
    .where({ subject_kind: 'customer', actor_kind: 'staff' })
    .whereIn('subject_id', [...ids])
    .whereNot('actor_id', me);
  return toPage(ctx, await query.limit(input.limit + 1).select<Spot[]>('id', 'at'), input.limit);
}

/** A bounded walk: when it ends before the page is full, `next` says where it stopped, so that one call never reads the whole record. */
async function walk(ctx: Context, me: string, input: MyInput): Promise<Output<'staff.audit.my-customers'>> {
  const found: Spot[] = [];
  let after = readCursor(input.cursor);
  for (let page = 0; page < walkPages && found.length <= input.limit; page += 1) {
    const rows = await newestFirst(ctx, input, after)
      .limit(walkPage)
      .select<(Spot & { subject_kind: string; subject_id: string; actor_kind: string; actor_id: string })[]>(
        'id',
        'at',
        'subject_kind',
        'subject_id',
        'actor_kind',
        'actor_id',
      );
    const others = rows.filter((row) => row.subject_kind === 'customer' && row.actor_kind === 'staff' && row.actor_id !== me);
    const mine = await ownAmong(
      ctx,
      me,
      others.map((row) => row.subject_id),
    );
    found.push(...others.filter((row) => mine.has(row.subject_id)));
    const last = rows.at(-1);
    if (rows.length < walkPage || !last) return toPage(ctx, found, input.limit);
    after = { value: last.at, id: last.id };
  }
  return toPage(ctx, found, input.limit, after ? { at: after.value, id: after.id } : null);
}
