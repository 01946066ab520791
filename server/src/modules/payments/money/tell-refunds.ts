import type { Context } from '../../../kernel/context.ts';
import type { PayablePart } from '../payable-part.ts';
import type { PaymentRefundRow, PaymentRow } from '../tables.ts';
import { eachKind } from './parts.ts';
import { lateCause } from './request-refund.ts';

interface Told {
  row: PaymentRow;
  refund: PaymentRefundRow;
  status: 'succeeded' | 'failed';
  at: number;
}

/** Tells the owners how the refunds ended that they asked for. */
export const tellRefunds = (ctx: Context, parts: readonly PayablePart[], told: readonly Told[]): Promise<void> =>
  eachKind(
    parts,
    told.filter(({ refund }) => refund.cause_id !== lateCause),
    (part, theirs) =>
      part.refundSettled(
        ctx,
        theirs.map(({ row, refund, status, at }) => ({
          payableId: row.payable_id,
          paymentId: row.id,
          refundId: refund.id,
          causeId: refund.cause_id,
          amountFen: refund.amount_fen,
          status,
          at,
        })),
      ),
  );
