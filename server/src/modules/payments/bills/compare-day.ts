import type { Context } from '../../../kernel/context.ts';
import { inTransaction } from '../../../kernel/transaction.ts';
import { calmAlarm, raiseAlarm } from '../../alarms/index.ts';
import type { BillSubject, DifferenceRow } from '../tables.ts';
import { findOurs, findTheirs } from './find-differences.ts';
import type { Found } from './find-differences.ts';
import { keepDifferences } from './keep-differences.ts';

const page = 300;
const subjects: readonly BillSubject[] = ['payment', 'refund'];

/** Compares a day's stored bills with our books, page by page of what differs, and says so to the workbench. */
export async function compareDay(ctx: Context, day: string, nextDayIsThere: boolean): Promise<void> {
  for (const subject of subjects) {
    await keepAll(ctx, day, subject, (after) => findTheirs(ctx, { day, subject, after, limit: page }));
    await keepAll(ctx, day, subject, (after) => findOurs(ctx, { day, subject, after, limit: page, nextDayIsThere }));
  }
  await healGone(ctx, day);
  await announce(ctx, day);
}

async function keepAll(ctx: Context, day: string, subject: BillSubject, find: (after: string) => Promise<Found[]>): Promise<void> {
  for (let after = ''; ;) {
    const found = await find(after);
    await inTransaction(ctx, (ctx) => keepDifferences(ctx, day, subject, found));
    if (found.length < page) return;
    after = found.at(-1)?.number ?? '';
  }
}

/** Which of these still differ. */
export async function stillDiffering(ctx: Context, day: string, subject: BillSubject, numbers: readonly string[]): Promise<Set<string>> {
  const search = { day, subject, numbers, limit: numbers.length };
  // What was called missing while the next day's bill was there stays so if that is fetched anew at this moment.
  const found = [...(await findTheirs(ctx, search)), ...(await findOurs(ctx, { ...search, nextDayIsThere: true }))];
  return new Set(found.map((it) => it.number));
}

/** Open ones that no longer differ healed by themselves: a late notice, a refund that arrived. */
async function healGone(ctx: Context, day: string): Promise<void> {
  for (let after = ''; ;) {
    const open: DifferenceRow[] = await ctx
      .db<DifferenceRow>('bill_differences')
      .where({ bill_on: day, status: 'open' })
      .where('id', '>', after)
      .orderBy('id')
      .limit(page);
    for (const subject of subjects) {
      const rows = open.filter((row) => row.subject === subject);
      const numbers = rows.map((row) => row.number);
      const still = numbers.length > 0 ? await stillDiffering(ctx, day, subject, numbers) : new Set<string>();
      const gone = rows.filter((row) => !still.has(row.number)).map((row) => row.id);
      await ctx
        .db<DifferenceRow>('bill_differences')
        .whereIn('id', gone)
        .where({ status: 'open' })
        .update({ status: 'healed', settled_at: ctx.clock.now() });
    }
    if (open.length < page) return;
    after = open.at(-1)?.id ?? '';
  }
}

/** One alarm for a day, as long as something of it is open. */
export const announce = (ctx: Context, day: string): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    const open = ctx.db('bill_differences').where({ bill_on: day, status: 'open' });
    const { count } = (await open.count({ count: '*' }).first()) as { count: number | string };
    const alarm = { kind: 'reconciliation.difference', matter: day } as const;
    if (Number(count) === 0) return calmAlarm(ctx, alarm);
    return raiseAlarm(ctx, { ...alarm, about: day, data: { day, count: String(count) } });
  });
