import { setTimeout as pause } from 'node:timers/promises';
import type { Call } from '../sample-data/lianke-api.ts';
import type { DemoShop } from './start-shop.ts';

/** Lets everything through that waits, a second person where two are needed. */
export async function approveAll(staff: Call, second: Call): Promise<void> {
  for (;;) {
    const { requests } = await staff('staff.invoices.list', { states: ['requested'], limit: 100 });
    if (requests.length === 0) return;
    for (const { id } of requests) await approve(id, staff, second);
  }
}

async function approve(id: string, ...staff: readonly Call[]): Promise<void> {
  for (const call of staff) {
    const { request } = await call('staff.invoices.get', { id });
    if (request.state !== 'requested') return;
    await call('staff.invoices.approve', { id, revision: request.revision, despiteWarnings: true });
  }
}

const openReds = ['submitting', 'waiting_seller', 'confirmed', 'issuing'] as const;

/** Until nothing is on its way: no request at the provider, no red letter under way but those that wait for the buyer, no job. */
export async function untilQuiet(shop: DemoShop, staff: Call, withinMs = 120_000): Promise<void> {
  const until = Date.now() + withinMs;
  for (;;) {
    const { counts } = await staff('staff.invoices.list', { limit: 1 });
    const reds = await staff('staff.reds.list', { limit: 1 });
    const open = counts.approved + counts.issuing + openReds.reduce((sum, state) => sum + reds.counts[state], 0) + (await backlog(shop));
    if (open === 0) return;
    if (Date.now() > until) throw new Error(`still at work after ${withinMs} ms: ${JSON.stringify({ counts, reds: reds.counts })}`);
    await pause(200);
  }
}

async function backlog({ app, now }: DemoShop): Promise<number> {
  const { db } = app.deps;
  // What is to be done tomorrow is tomorrow's; a minute is waited for.
  const soon = now() + 60_000;
  const counts: { count: number | string }[][] = [
    await db('inbox').where({ status: 'received' }).count({ count: '*' }),
    await db('outbox').where('run_at', '<', soon).count({ count: '*' }),
    await db('jobs').whereIn('status', ['ready', 'running']).where('run_at', '<', soon).count({ count: '*' }),
  ];
  return counts.reduce((sum, [row]) => sum + Number(row?.count ?? 0), 0);
}
