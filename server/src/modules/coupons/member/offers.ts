import type { Output } from '@lianke/shared/api';
import type { Knex } from 'knex';
import type { Context } from '../../../kernel/context.ts';
import { newestPage } from '../../../kernel/db/paging.ts';
import { closedBecause, mayHave, roomOf } from '../rules/room.ts';
import { audienceOf, rulesOf, validityOf } from '../tables.ts';
import type { TemplateRow } from '../tables.ts';

export type Offer = Output<'member.coupons.centre'>['offers'][number];

/** Below this the customer is told how many are left. */
const few = 100;

export interface Viewer {
  customerId: string;
  level: number;
  /** What they could pay with; null where nothing is sold. */
  points: number | null;
}

/** Templates that are open or soon will be. */
export const offered = (ctx: Pick<Context, 'db' | 'clock'>): Knex.QueryBuilder =>
  ctx.db('coupon_templates').where({ state: 'live' }).where('claim_until', '>', ctx.clock.now());

/** A page of these templates, newest first, with what holds against each for this viewer. */
export async function listOffers(
  ctx: Context,
  viewer: Viewer,
  templates: Knex.QueryBuilder,
  it: { order: string; cursor?: string | undefined; limit: number },
): Promise<{ offers: Offer[]; next: string | null }> {
  const { page, next } = await newestPage<TemplateRow>(templates, it.order, it);
  const mine = await countMine(ctx, viewer.customerId, page);
  return { offers: page.map((row) => toOffer(row, viewer, mine.get(row.id) ?? 0, ctx.clock.now())), next };
}

function toOffer(row: TemplateRow, viewer: Viewer, mine: number, now: number): Offer {
  const room = roomOf(row);
  return {
    templateId: row.id,
    title: row.title,
    note: row.note,
    rules: rulesOf(row),
    validity: validityOf(row),
    claimUntil: row.claim_until,
    left: room > few ? null : room,
    mine,
    perPerson: row.per_person,
    pricePoints: row.price_points,
    blocked: blockedBy(row, viewer, mine, room, now),
  };
}

function blockedBy(row: TemplateRow, viewer: Viewer, mine: number, room: number, now: number): Offer['blocked'] {
  const closed = closedBecause(row, now);
  if (closed) return closed === 'coupon.not_started' ? 'not_started' : 'ended';
  if (!mayHave(audienceOf(row), viewer.level)) return 'not_in_audience';
  if (mine >= row.per_person) return 'limit_reached';
  if (room === 0) return 'sold_out';
  return viewer.points !== null && viewer.points < (row.price_points ?? 0) ? 'not_enough_points' : null;
}

async function countMine(ctx: Context, customerId: string, templates: readonly TemplateRow[]): Promise<Map<string, number>> {
  const rows: { template_id: string; count: number | string }[] = await ctx
    .db('coupon_slots')
    .where({ customer_id: customerId })
    .whereIn(
      'template_id',
      templates.map((row) => row.id),
    )
    .groupBy('template_id')
    .select('template_id')
    .count({ count: '*' });
  return new Map(rows.map((row) => [row.template_id, Number(row.count)]));
}
