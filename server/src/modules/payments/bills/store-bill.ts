import type { Context } from '../../../kernel/context.ts';
import { insertRows } from '../../../kernel/db/insert-rows.ts';
import { inTransaction } from '../../../kernel/transaction.ts';
import type { BillRow } from '../../../platforms/wechat-pay/types.ts';
import type { BillLineRow, BillSubject } from '../tables.ts';
import { keepRun } from './bill-run.ts';

const chunk = 500;

/** Forgets what was stored of a day's bills, in pieces. */
export async function clearBill(ctx: Context, day: string): Promise<void> {
  for (const subject of ['payment', 'refund'] as const)
    for (;;) {
      const lines = () => ctx.db<BillLineRow>('bill_rows').where({ bill_on: day, subject });
      const numbers = await lines().orderBy('number').limit(chunk).pluck('number');
      if (numbers.length > 0) await lines().whereIn('number', numbers).delete();
      if (numbers.length < chunk) break;
    }
}

/** Writes a bill down as it is read, a piece at a time, so that a day of a million payments takes no more memory than one of ten. */
export async function storeBill(ctx: Context, day: string, rows: AsyncIterable<BillRow>): Promise<void> {
  let piece = new Map<string, BillLineRow>();
  for await (const row of rows) {
    const line = toLine(day, row);
    piece.set(line.number, line);
    if (piece.size < chunk) continue;
    await storePiece(ctx, day, [...piece.values()]);
    piece = new Map();
  }
  await storePiece(ctx, day, [...piece.values()]);
}

const storePiece = (ctx: Context, day: string, lines: readonly BillLineRow[]): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    await keepRun(ctx, day);
    const [first] = lines;
    if (!first) return;
    // The last word about a number counts, should a bill name it twice.
    await ctx
      .db<BillLineRow>('bill_rows')
      .where({ bill_on: day, subject: first.subject })
      .whereIn(
        'number',
        lines.map((line) => line.number),
      )
      .delete();
    await insertRows(ctx, 'bill_rows', lines);
  });

function toLine(day: string, row: BillRow): BillLineRow {
  const { refund } = row;
  const subject: BillSubject = refund ? 'refund' : 'payment';
  return {
    bill_on: day,
    subject,
    number: refund ? refund.outRefundNo : row.outTradeNo,
    transaction_id: row.transactionId,
    out_trade_no: row.outTradeNo,
    amount_fen: refund ? refund.refundFen : row.totalFen,
    state: refund ? refund.status : row.tradeState,
    at: row.at,
  };
}
