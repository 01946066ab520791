import { redStates } from '@lianke/shared';
import type { RedState } from '@lianke/shared';
import type { Input, Output } from '@lianke/shared/api';
import type { Knex } from 'knex';
import type { Context } from '../../../kernel/context.ts';
import { beyond, readKeyCursor, writeKeyCursor } from '../../../kernel/db/paging.ts';
import { scopeRows } from '../../customers/index.ts';
import { redViews } from './red-view.ts';
import type { RedRow } from './tables.ts';

const never = 9_000_000_000_000;
/** Those with a clock first, the nearest end before the others; then the newest. */
const clock = `case when r.open_blue_id is null then ${never} else coalesce(r.deadline_at, ${never - 1}) end`;

/** Red letters of customers the caller may see. */
export async function listReds(ctx: Context, { states, cursor, limit = 20 }: Input<'staff.reds.list'>): Promise<Output<'staff.reds.list'>> {
  const query = scoped(ctx).select('r.*', ctx.db.raw(`${clock} as clock`));
  if (states && states.length > 0) void query.whereIn('r.state', states);
  const rows = ctx.db.from(query.as('reds')).select<(RedRow & { clock: number | string; back: number | string })[]>('*');
  void rows.select(ctx.db.raw(`${never} - created_at as back`));
  const place = readKeyCursor('reds', 3, cursor);
  if (place) {
    const outer = ctx.db.from(rows.as('placed')).select<(RedRow & { clock: number; back: number })[]>('*');
    beyond(outer, ['clock', 'back', 'id'], place, '>');
    return page(ctx, outer, limit);
  }
  return page(ctx, rows, limit);
}

async function page(ctx: Context, query: Knex.QueryBuilder, limit: number): Promise<Output<'staff.reds.list'>> {
  const rows = (await query.orderBy(['clock', 'back', 'id']).limit(limit + 1)) as (RedRow & {
    clock: number | string;
    back: number | string;
  })[];
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const counted: { state: RedState; count: number | string }[] = await scoped(ctx)
    .groupBy('r.state')
    .select('r.state')
    .count({ count: '*' });
  return {
    reds: await redViews(ctx, shown),
    next: rows.length > limit && last ? writeKeyCursor('reds', [Number(last.clock), Number(last.back), last.id]) : null,
    counts: Object.fromEntries(
      redStates.map((state) => [state, Number(counted.find((row) => row.state === state)?.count ?? 0)]),
    ) as Output<'staff.reds.list'>['counts'],
  };
}

function scoped(ctx: Context): Knex.QueryBuilder {
  const query = ctx.db('red_letters as r');
  if (ctx.actor.kind === 'staff' && ctx.actor.seesStaff === null) return query;
  return scopeRows(ctx, query.join('invoice_requests as q', 'q.id', 'r.request_id'), 'q.customer_id');
}
