import type { AlarmKind } from '@lianke/shared';
import type { Context } from '../../kernel/context.ts';
import { insertOrRetry } from '../../kernel/transaction.ts';
import type { AlarmRow } from './tables.ts';

interface NewAlarm {
  kind: AlarmKind;
  /** What makes it the same matter: a transaction id, a day, a source. ≤ 80 ASCII characters. */
  matter: string;
  /** For people: an order number, a day, a source. */
  about: string;
  orderId?: string | undefined;
  data?: Readonly<Record<string, string>>;
}

/** Puts a matter before the workbench, in the caller's transaction. One that is open already is counted and shows the newest data. */
export async function raiseAlarm(ctx: Context, alarm: NewAlarm): Promise<void> {
  if (!ctx.transaction) throw new Error(`the alarm "${alarm.kind}" must be raised inside a transaction`);
  const { kind, matter } = alarm;
  const now = ctx.clock.now();
  const told = { about: alarm.about.slice(0, 120), data: JSON.stringify(alarm.data ?? {}), last_at: now };
  const counted = await ctx
    .db<AlarmRow>('alarms')
    .where({ kind, matter, settled_at: 0 })
    .update({ ...told, times: ctx.db.raw('times + 1') as unknown as number });
  if (counted === 1) return;
  const row: AlarmRow = {
    id: ctx.ids.next('alarm'),
    ...{ kind, matter, ...told, order_id: alarm.orderId ?? null, times: 1, raised_at: now, settled_at: 0, settled_by: null, note: '' },
  };
  await insertOrRetry(ctx, 'somebody else raised the same alarm', () => ctx.db('alarms').insert(row));
}

/** The matter is no more: its open alarm, if there is one, settles itself. In the caller's transaction. */
export async function calmAlarm(ctx: Context, { kind, matter }: Pick<NewAlarm, 'kind' | 'matter'>): Promise<void> {
  await ctx.db<AlarmRow>('alarms').where({ kind, matter, settled_at: 0 }).update({ settled_at: ctx.clock.now() });
}
