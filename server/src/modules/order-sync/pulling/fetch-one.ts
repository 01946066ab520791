import { z } from 'zod';
import { defineJob } from '../../../kernel/jobs/define-job.ts';
import { inTransaction } from '../../../kernel/transaction.ts';
import { upsertSynced } from '../../orders/index.ts';
import { countIn } from '../sources/count-in.ts';
import type { SyncSourceRow } from '../tables.ts';
import { findConnector } from './connectors.ts';

const kinds = ['mini_program', 'wechat_shop'] as const;

/** A platform told that an order changed: it is fetched and stored, if its source is on. */
export const fetchOneOrder = defineJob({
  name: 'order-sync.fetch-one',
  payload: z.object({ kind: z.enum(kinds), reference: z.string() }),
  async run(ctx, { kind, reference }) {
    const row = await ctx.db<SyncSourceRow>('sync_sources').where({ kind, is_on: 1 }).orderBy('id').first();
    const connector = findConnector(kind);
    const source = row && connector?.sourceOf(ctx, row);
    if (!row || !connector || !source) return;
    const orders = await connector.fetchOne(ctx, reference);
    await inTransaction(ctx, async (ctx) => countIn(ctx, row.id, await upsertSynced(ctx, source, orders)));
  },
});
