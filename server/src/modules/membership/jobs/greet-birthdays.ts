import { formatChinaDay } from '@lianke/shared';
import { z } from 'zod';
import { memberBirthday } from '../../../events/membership.ts';
import type { Context } from '../../../kernel/context.ts';
import { insertRows } from '../../../kernel/db/insert-rows.ts';
import { emit } from '../../../kernel/events/outbox.ts';
import { defineJob } from '../../../kernel/jobs/define-job.ts';
import { inTransaction, insertOrRetry } from '../../../kernel/transaction.ts';
import { listBornOn, recordsOf } from '../../customers/index.ts';
import { birthdaysOn } from '../rules/birthdays.ts';

const day = 86_400_000;
const atOnce = 200;
/** A shop that was shut down over a night still greets: these days before today are looked at again. */
const daysBack = 2;

/** Once a day: says whose birthday it is. Once per person and year, however often it runs and wherever it was killed. */
export const greetBirthdays = defineJob({
  name: 'membership.greet-birthdays',
  lane: 'bulk',
  payload: z.object({}),
  run: async (ctx) => {
    const now = ctx.clock.now();
    for (let back = daysBack; back >= 0; back -= 1) await greetBornOn(ctx, formatChinaDay(now - back * day));
  },
});

async function greetBornOn(ctx: Context, today: string): Promise<void> {
  const birthdays = birthdaysOn(today);
  for (let afterId = ''; ;) {
    const ids = await listBornOn(ctx, { birthdays, afterId, limit: atOnce });
    if (ids.length > 0) await inTransaction(ctx, (ctx) => greet(ctx, ids, Number(today.slice(0, 4))));
    if (ids.length < atOnce) return;
    afterId = ids.at(-1) ?? '';
  }
}

async function greet(ctx: Context, ids: readonly string[], year: number): Promise<void> {
  const records = await recordsOf(ctx, ids); // who was greeted before a merge is not greeted after it
  const greeted = await ctx
    .db('birthday_greetings')
    .whereIn('customer_id', [...records.keys()])
    .where({ year })
    .pluck<string[]>('customer_id');
  const done = new Set(greeted.map((id) => records.get(id)));
  const left = ids.filter((id) => !done.has(id));
  const rows = left.map((customer_id) => ({ customer_id, year, at: ctx.clock.now() }));
  await insertOrRetry(ctx, 'somebody else greets these', () => insertRows(ctx, 'birthday_greetings', rows));
  for (const customerId of left) await emit(ctx, memberBirthday, { customerId, year });
}
