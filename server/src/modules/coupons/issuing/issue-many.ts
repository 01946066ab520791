import type { CouponSource } from '@lianke/shared';
import type { Actor, Context } from '../../../kernel/context.ts';
import { insertRows } from '../../../kernel/db/insert-rows.ts';
import { AppError } from '../../../kernel/errors.ts';
import { afterCommit, insertOrRetry, RetryTransaction } from '../../../kernel/transaction.ts';
import { lockLevels } from '../../customers/index.ts';
import { toMoveRow } from '../moving/move-row.ts';
import { closedBecause, freeSeq, mayHave, roomOf } from '../rules/room.ts';
import { audienceOf } from '../tables.ts';
import type { CouponRow, SlotRow, TemplateRow } from '../tables.ts';
import { takeCodes } from './take-codes.ts';
import { takeFromTemplate } from './take-from-template.ts';
import { toNewCoupon } from './new-coupon.ts';

/** One coupon wanted for one person. */
export interface Ask {
  customerId: string;
  source: CouponSource;
  staffId?: string | undefined;
  channelKey?: string | undefined;
  grantId?: string | undefined;
  reason?: string | undefined;
  /** Who is on record as having done it; the caller when absent. */
  by?: Actor;
}

export type Verdict = { coupon: CouponRow } | { refused: AppError };

/** By which door it is asked for: each template opens some of them. */
export type Door = 'centre' | 'mall' | 'share' | 'staff';

const ownChoice: readonly CouponSource[] = ['claim', 'share', 'points'];
const maxTries = 20;

/**
 * Issues one template's coupon to many, as far as it goes round: each is told whether they got one or why not. Inside a transaction, which holds
 * the people (nobody is merged meanwhile, and nobody else fills their slots) and then the template. The slots' key and the template's statement
 * decide; what is read before only says what to try.
 */
export async function issueMany(ctx: Context, templateId: string, asks: readonly Ask[], door: Door): Promise<Verdict[]> {
  if (!ctx.transaction) throw new Error('coupons are issued inside a transaction');
  const people = await lockLevels(
    ctx,
    asks.map((ask) => ask.customerId),
  );
  const held = await readSlots(
    ctx,
    templateId,
    [...people.values()].map(({ id }) => id),
  );
  for (let tries = 0; tries < maxTries; tries += 1) {
    const template = await ctx.db<TemplateRow>('coupon_templates').where({ id: templateId }).first();
    const closed = template && opensTo(template, door) ? closedBecause(template, ctx.clock.now()) : 'coupon.not_found';
    if (closed || !template) return asks.map(() => ({ refused: new AppError(closed ?? 'coupon.not_found', whenOf(template)) }));
    const plans = plan(template, asks, people, held, door);
    const given = plans.filter((it) => 'seq' in it);
    const claimed = given.filter((it) => ownChoice.includes(it.ask.source)).length;
    if (given.length > 0 && !(await takeFromTemplate(ctx, template, given.length, claimed))) continue;
    const coupons = await write(ctx, template, given);
    return plans.map((it) => ('seq' in it ? { coupon: coupons.get(it) as CouponRow } : it));
  }
  throw new RetryTransaction('the template kept changing');
}

/** What the points mall sells is not for nothing, and what is not shown to all can only be given. */
function opensTo(it: TemplateRow, door: Door): boolean {
  if (door === 'mall') return it.price_points !== null;
  return door === 'centre' ? it.in_centre === 1 && it.price_points === null : true;
}

const whenOf = (it: TemplateRow | undefined): Record<string, unknown> =>
  it && it.state !== 'draft' ? { claimFrom: it.claim_from, claimUntil: it.claim_until } : {};

interface Given {
  ask: Ask;
  customerId: string;
  seq: number;
}
type Plan = Given | { refused: AppError };

/** Whom to try: first come, first served; the ones in vain need no room. */
function plan(
  template: TemplateRow,
  asks: readonly Ask[],
  people: ReadonlyMap<string, { id: string; level: number }>,
  held: ReadonlyMap<string, ReadonlySet<number>>,
  door: Door,
): Plan[] {
  const audience = audienceOf(template);
  const taken = new Map([...held].map(([id, seqs]) => [id, new Set(seqs)]));
  let room = roomOf(template);
  return asks.map((ask): Plan => {
    const person = people.get(ask.customerId);
    if (!person) return { refused: new AppError('coupon.not_found') };
    if (door !== 'staff' && !mayHave(audience, person.level)) return { refused: new AppError('coupon.not_in_audience') };
    const seqs = taken.get(person.id) ?? new Set();
    const seq = freeSeq(seqs, template.per_person);
    if (seq === undefined) return { refused: new AppError('coupon.limit_reached', { perPerson: template.per_person }) };
    if (room === 0) return { refused: new AppError('coupon.sold_out') };
    room -= 1;
    taken.set(person.id, seqs.add(seq));
    return { ask, customerId: person.id, seq };
  });
}

async function readSlots(ctx: Context, templateId: string, customerIds: readonly string[]): Promise<Map<string, Set<number>>> {
  const rows = await ctx
    .db<SlotRow>('coupon_slots')
    .whereIn('customer_id', [...new Set(customerIds)])
    .where({ template_id: templateId })
    .select('customer_id', 'seq');
  const held = new Map<string, Set<number>>();
  for (const row of rows) held.set(row.customer_id, (held.get(row.customer_id) ?? new Set()).add(row.seq));
  return held;
}

async function write(ctx: Context, template: TemplateRow, given: readonly Given[]): Promise<Map<Given, CouponRow>> {
  const coupons = new Map(given.map((it) => [it, toNewCoupon(ctx, template, it.customerId, it.ask)] as const));
  if (given.length === 0) return coupons;
  const rows = [...coupons.values()];
  if (template.codes_left !== null) await takeCodes(ctx, template.id, rows);
  const slots = [...coupons].map(([it, row]): SlotRow => ({
    customer_id: it.customerId,
    template_id: template.id,
    seq: it.seq,
    coupon_id: row.id,
    origin_customer_id: it.customerId,
  }));
  await insertOrRetry(ctx, 'somebody took the same slot', () => insertRows(ctx, 'coupon_slots', slots));
  await insertOrRetry(ctx, 'somebody has the same code', () => insertRows(ctx, 'coupons', rows));
  await insertRows(
    ctx,
    'coupon_moves',
    [...coupons].map(([{ ask }, row]) => toMoveRow(ctx, { couponId: row.id, move: 'issued', reason: ask.reason }, ask.by)),
  );
  afterCommit(ctx, () => rows.forEach((row) => ctx.live.publish(row.customer_id)));
  return coupons;
}
