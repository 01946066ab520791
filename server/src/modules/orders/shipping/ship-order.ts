import type { Input, Output } from '@lianke/shared/api';
import { writeAudit } from '../../../kernel/audit.ts';
import type { Context } from '../../../kernel/context.ts';
import { inTransaction } from '../../../kernel/transaction.ts';
import { moveOrder } from '../moving/move-orders.ts';
import { canBeSent } from '../rules/what-can-happen.ts';
import { getSalesSettings } from '../settings/sales-settings.ts';
import { getVisibleOrder } from '../staff/visible-order.ts';
import { toStaffOrder } from '../views/staff-views.ts';

const day = 86_400_000;

/** The goods are on their way; WeChat is told afterwards by a job. Throws order.not_found, order.state_refused. */
export async function shipOrder(ctx: Context, input: Input<'staff.orders.ship'>): Promise<Output<'staff.orders.ship'>> {
  const { id } = await getVisibleOrder(ctx, input.id);
  const { settings } = await getSalesSettings(ctx);
  const shipped = await inTransaction(ctx, async (ctx) => {
    const now = ctx.clock.now();
    const row = await moveOrder(ctx, id, {
      move: 'shipped',
      provided: canBeSent,
      set: (row) => ({
        ...{ ship_company: input.company, tracking_no: input.trackingNo, shipped_at: now },
        ...{ complete_by: now + settings.autoCompleteDays * day, upload_at: row.pay_fen > 0 ? now : null },
      }),
      note: `${input.company} ${input.trackingNo}`,
    });
    const detail = { order: id, company: input.company, trackingNo: input.trackingNo };
    await writeAudit(ctx, 'orders.shipped', { kind: 'customer', id: row.customer_id ?? '' }, detail);
    return row;
  });
  return { order: await toStaffOrder(ctx, shipped) };
}
