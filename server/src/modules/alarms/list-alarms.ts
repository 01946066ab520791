import type { Input, Output } from '@lianke/shared/api';
import type { Context } from '../../kernel/context.ts';
import { newestPage } from '../../kernel/db/paging.ts';
import { staffNamesById } from '../identity/index.ts';
import type { AlarmRow } from './tables.ts';

export async function listAlarms(
  ctx: Context,
  { open = true, cursor, limit = 20 }: Input<'staff.alarms.list'>,
): Promise<Output<'staff.alarms.list'>> {
  const query = ctx.db('alarms').where('settled_at', open ? '=' : '>', 0);
  const { page, next } = await newestPage<AlarmRow>(query, open ? 'open' : 'settled', { cursor, limit });
  const names = await staffNamesById(
    ctx,
    page.flatMap((row) => row.settled_by ?? []),
  );
  return {
    alarms: page.map((row) => ({
      id: row.id,
      kind: row.kind,
      about: row.about,
      orderId: row.order_id,
      data: JSON.parse(row.data) as Record<string, string>,
      times: row.times,
      raisedAt: row.raised_at,
      lastAt: row.last_at,
      settledAt: row.settled_at === 0 ? null : row.settled_at,
      settledBy: row.settled_by === null ? null : { staffId: row.settled_by, name: names.get(row.settled_by) ?? '' },
      note: row.note,
    })),
    next,
    open: await countOpen(ctx),
  };
}

export async function countOpen(ctx: Context): Promise<number> {
  const { count } = (await ctx.db('alarms').where({ settled_at: 0 }).count({ count: '*' }).first()) as { count: number | string };
  return Number(count);
}
