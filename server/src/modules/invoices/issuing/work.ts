import { z } from 'zod';
import type { Context } from '../../../kernel/context.ts';
import { defineJob } from '../../../kernel/jobs/define-job.ts';
import type { JobDefinition } from '../../../kernel/jobs/define-job.ts';
import { fetchFiles } from '../files/fetch-files.ts';
import type { RedRow } from '../reds/tables.ts';
import { workRed } from '../reds/work-red.ts';
import { findSellers } from '../settings/sellers.ts';
import type { Seller } from '../settings/sellers.ts';
import { askDue } from './ask-invoices.ts';
import { sendInvoice } from './send-invoice.ts';
import { severalAtOnce } from './several-at-once.ts';
import type { SettleParts } from './settle-document.ts';
import type { InvoiceRow } from './tables.ts';

const page = 200;
/** As many serials as a provider answers for at once. */
const askedAtOnce = 50;
const atOnce = 6;
/** A run ends after so long, so that a server that is stopped need not wait for a batch; the next run goes on. */
const longestMs = 8_000;
const leaseMs = 15_000;

const due = <T extends object>(ctx: Context, table: 'invoices' | 'red_letters') =>
  ctx.db<T>(table).where('next_at', '<=', ctx.clock.now()).orderBy(['next_at', 'id']);

export const isWorkDue = async (ctx: Context): Promise<boolean> =>
  (await due(ctx, 'invoices').first('id')) !== undefined || (await due(ctx, 'red_letters').first('id')) !== undefined;

/**
 * Sends what waits, asks about what has no outcome yet, takes red letters further, and fetches files: page by page by the index of what is due, seller by
 * seller at the pace the provider wants. The lease keeps a second run from doing it too; what keeps invoices single is that each is claimed.
 */
export const createWork = (parts: SettleParts): JobDefinition =>
  defineJob({
    name: 'invoices.work',
    payload: z.object({}),
    maxAttempts: 2,
    async run(ctx) {
      const me = ctx.ids.next('claim');
      const key = 'invoices.work';
      if (!(await ctx.kv.setIfAbsent(key, me, leaseMs))) return;
      const until = performance.now() + longestMs;
      try {
        while (performance.now() < until && (await workOnce(ctx, parts)) > 0) await ctx.kv.set(key, me, leaseMs);
      } finally {
        await ctx.kv.deleteIfEqual(key, me);
      }
    },
  });

/** One page of what is due; answers how much there was. */
export async function workOnce(ctx: Context, parts: SettleParts): Promise<number> {
  const invoices: InvoiceRow[] = await due<InvoiceRow>(ctx, 'invoices').limit(page);
  const reds: RedRow[] = await due<RedRow>(ctx, 'red_letters').limit(page);
  if (invoices.length + reds.length === 0) return 0;
  const sellers = await findSellers(ctx);
  await Promise.all(
    sellers.map((seller) =>
      workSeller(ctx, parts, {
        seller,
        invoices: invoices.filter((row) => row.seller_id === seller.id),
        reds: reds.filter((row) => row.seller_id === seller.id),
      }),
    ),
  );
  return invoices.length + reds.length;
}

async function workSeller(
  ctx: Context,
  parts: SettleParts,
  { seller, invoices, reds }: { seller: Seller; invoices: readonly InvoiceRow[]; reds: readonly RedRow[] },
): Promise<void> {
  const queued = invoices.filter((row) => row.state === 'queued');
  const submitting = invoices.filter((row) => row.state === 'submitting');
  const issued = invoices.filter((row) => row.state !== 'queued' && row.state !== 'submitting');
  let held = false;
  await Promise.all([
    severalAtOnce(atOnce, queued, async (row) => {
      if (!held && !(await sendInvoice(ctx, parts, seller, row))) held = true;
    }),
    severalAtOnce(1, inGroups(submitting), (group) => askDue(ctx, parts, seller.id, group)),
    severalAtOnce(2, reds, (red) => workRed(ctx, parts, seller, red)),
    severalAtOnce(1, inGroups(issued), (group) => fetchFiles(ctx, seller.id, group)),
  ]);
}

const inGroups = (rows: readonly InvoiceRow[]): InvoiceRow[][] =>
  Array.from({ length: Math.ceil(rows.length / askedAtOnce) }, (_, at) => rows.slice(at * askedAtOnce, (at + 1) * askedAtOnce));
