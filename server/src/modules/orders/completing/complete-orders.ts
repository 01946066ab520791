import type { Context } from '../../../kernel/context.ts';
import { lockLevels } from '../../customers/index.ts';
import { credit, endOfDayAfter } from '../../ledger/index.ts';
import { getSettings, levelOf } from '../../membership/index.ts';
import { moveOrders } from '../moving/move-orders.ts';
import type { OrderChange } from '../moving/move-orders.ts';
import { moneyKept } from '../refunds/money-kept.ts';
import { earnedFor } from '../rules/earned.ts';
import type { OrderRow } from '../tables.ts';

/**
 * The customer has what was bought: points and growth are earned for the money that stayed. Orders that were given back whole are left alone.
 * In the caller's transaction; answers those that moved.
 */
export async function completeOrders(
  ctx: Context,
  ids: readonly string[],
  provided: OrderChange['provided'] = () => true,
): Promise<OrderRow[]> {
  if (ids.length === 0) return [];
  const rows = await ctx.db<OrderRow>('orders').whereIn('id', [...ids]);
  const earned = await earnings(ctx, rows);
  const moved = await moveOrders(ctx, ids, {
    move: 'completed',
    provided: (row) => row.refund_state !== 'full' && provided(row),
    set: (row) => ({
      ...{ completed_at: ctx.clock.now(), complete_by: null },
      ...{ earned_points: earned.of(row.id).points, earned_growth: earned.of(row.id).growth },
    }),
  });
  for (const row of moved) await give(ctx, row, earned.pointsUntil);
  return moved;
}

async function earnings(ctx: Context, rows: readonly OrderRow[]) {
  const [settings, kept] = [await getSettings(ctx), await moneyKept(ctx, rows)];
  const people = await lockLevels(
    ctx,
    rows.flatMap((row) => row.customer_id ?? []),
  );
  const found = new Map(
    rows.map((row) => {
      const person = people.get(row.customer_id ?? '');
      if (!person) return [row.id, { points: 0, growth: 0 }] as const;
      const { pointsBps } = levelOf(settings.levels, person.level).rights;
      return [row.id, earnedFor(kept.get(row.id) ?? 0, { pointsPerYuan: settings.pointsPerYuan, pointsBps })] as const;
    }),
  );
  return {
    of: (id: string) => found.get(id) ?? { points: 0, growth: 0 },
    pointsUntil: endOfDayAfter(ctx.clock.now(), settings.pointsLifeDays),
  };
}

async function give(ctx: Context, row: OrderRow, pointsUntil: number): Promise<void> {
  const to = { customerId: row.customer_id ?? '', reason: 'earned', note: row.title, source: { kind: 'order', id: row.id } } as const;
  if (row.earned_points > 0)
    await credit(ctx, { ...to, key: `order:${row.id}:earn-points`, kind: 'points', amount: row.earned_points, expiresAt: pointsUntil });
  if (row.earned_growth > 0) await credit(ctx, { ...to, key: `order:${row.id}:earn-growth`, kind: 'growth', amount: row.earned_growth });
}
