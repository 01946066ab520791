import { z } from 'zod';
import { defineJob } from '../../../kernel/jobs/define-job.ts';
import { inTransaction } from '../../../kernel/transaction.ts';
import { ours } from '../tables.ts';
import { completeOrders } from './complete-orders.ts';
import { canBeReceived } from '../rules/what-can-happen.ts';

/** WeChat's words for "the customer has it". */
const received: readonly string[] = ['received', 'completed', 'awaiting_settlement'];

/** Asks WeChat where a payment's goods are: a push only says that something happened. */
export const askTradeOrder = defineJob({
  name: 'orders.ask-trade-order',
  payload: z.object({ transactionId: z.string() }),
  async run(ctx, { transactionId }) {
    const order = await ctx.db('orders').where({ transaction_id: transactionId, source: ours }).first<{ id: string } | undefined>('id');
    const api = ctx.ports.miniProgram?.api;
    if (!order || !api) return;
    const theirs = await api.getTradeOrder({ transactionId });
    if (theirs && received.includes(theirs.state)) await inTransaction(ctx, (ctx) => completeOrders(ctx, [order.id], canBeReceived));
  },
});
