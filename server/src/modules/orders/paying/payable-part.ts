import type { PayablePart } from '../../payments/index.ts';
import { settleRefunds } from '../refunds/settle-refunds.ts';
import { markPaidLate } from './mark-paid-late.ts';
import { releaseOrders } from './release-orders.ts';
import { settlePaid } from './settle-paid.ts';

/** What orders do when money moves. */
export const orderPayablePart: PayablePart = {
  kind: 'order',
  paid: async (ctx, paid) => {
    const { gone } = await settlePaid(
      ctx,
      paid.map(({ payableId, transactionId, paidAt }) => ({ id: payableId, transactionId, paidAt })),
    );
    await markPaidLate(ctx, gone);
    return gone;
  },
  closed: (ctx, closed) =>
    releaseOrders(
      ctx,
      closed.map((it) => it.payableId),
    ),
  refundSettled: settleRefunds,
};
