import { z } from 'zod';
import type { Context } from '../../../kernel/context.ts';
import { defineJob } from '../../../kernel/jobs/define-job.ts';
import { inTransaction } from '../../../kernel/transaction.ts';
import { completeOrders } from './complete-orders.ts';
import { canBeReceived } from '../rules/what-can-happen.ts';

const atOnce = 100;

/** Orders whose money somebody wants back wait until that is settled. */
const due = (ctx: Context) =>
  ctx.db('orders').where('complete_by', '<=', ctx.clock.now()).where({ state: 'shipped' }).whereIn('refund_state', ['none', 'partial']);

export const isCompletionDue = async (ctx: Context): Promise<boolean> =>
  (await due(ctx).first<{ id: string } | undefined>('id')) !== undefined;

/** Who has said nothing by now has received it. Resumable: each hundred is a transaction. */
export const completeReceived = defineJob({
  name: 'orders.complete-received',
  payload: z.object({}),
  async run(ctx) {
    for (;;) {
      const ids = await due(ctx).orderBy(['complete_by', 'id']).limit(atOnce).pluck<string[]>('id');
      const done = await inTransaction(ctx, (ctx) => completeOrders(ctx, ids, canBeReceived));
      if (ids.length < atOnce || done.length === 0) return;
    }
  },
});
