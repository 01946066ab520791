import { maskPhone } from '@lianke/shared';
import { z } from 'zod';
import type { Context } from '../../../kernel/context.ts';
import { AppError } from '../../../kernel/errors.ts';
import { defineJob } from '../../../kernel/jobs/define-job.ts';
import { inTransaction } from '../../../kernel/transaction.ts';
import type { ShippingInfo, Shipment } from '../../../platforms/mini-program/trade-orders.ts';
import { raiseAlarm } from '../../alarms/index.ts';
import { findPayment } from '../../payments/index.ts';
import { payable } from '../paying/payable.ts';
import { expressCode } from '../rules/express-codes.ts';
import { nextUpload } from '../rules/next-upload.ts';
import type { OrderRow } from '../tables.ts';
import { openAddress } from '../views/order-detail.ts';

const atOnce = 50;

const due = (ctx: Pick<Context, 'db' | 'clock'>) =>
  ctx.db<OrderRow>('orders').where('upload_at', '>', 0).where('upload_at', '<=', ctx.clock.now());

export const isUploadDue = async (ctx: Context): Promise<boolean> => (await due(ctx).first('id')) !== undefined;

/**
 * Tells WeChat how what was paid for reaches the customer; until then it keeps the money. Right after paying its shipping service does not know the
 * payment yet, so it is tried again, ever less often, for a day. What is refused for good is put before the workbench.
 */
export const uploadShipping = defineJob({
  name: 'orders.upload-shipping',
  payload: z.object({}),
  async run(ctx) {
    for (;;) {
      const rows: OrderRow[] = await due(ctx).orderBy(['upload_at', 'id']).limit(atOnce);
      for (const row of rows) await upload(ctx, row);
      if (rows.length < atOnce) return;
    }
  },
});

async function upload(ctx: Context, order: OrderRow): Promise<void> {
  const api = ctx.ports.miniProgram?.api;
  const payment = await findPayment(ctx, payable(order.id));
  if (!api || !payment || order.transaction_id === null || order.refund_state === 'full') return settle(ctx, order, null);
  try {
    const info = infoOf(ctx, order, order.transaction_id, payment.openid);
    const outcome = await api.uploadShippingInfo(info);
    if (outcome === 'retry_later') await later(ctx, order, 'retry_later');
    else await settle(ctx, order, null);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (error.code === 'platform.refused') await giveUp(ctx, order, `${error.code} ${Number(error.data?.['errcode'])}`);
    else await later(ctx, order, error.code);
  }
}

const by = { express: 'express', pickup: 'pickup', none: 'virtual' } as const;

function infoOf(ctx: Context, order: OrderRow, transactionId: string, openid: string): ShippingInfo {
  const shipment: Shipment = { itemDesc: order.pieces > 1 ? `${order.title} 等 ${order.pieces} 件` : order.title };
  if (order.delivery === 'express') {
    shipment.trackingNo = order.tracking_no ?? '';
    shipment.expressCompany = expressCode(order.ship_company ?? '');
    const phone = openAddress(ctx, order)?.phone;
    if (phone !== undefined) shipment.receiverContact = maskPhone(phone);
  }
  return {
    key: { transactionId },
    ...{ openid, by: by[order.delivery], shipments: [shipment], allDelivered: true, uploadedAt: ctx.clock.now() },
  };
}

/** Only if nobody has settled or postponed it meanwhile. */
const settle = async (ctx: Context, order: OrderRow, uploadAt: number | null): Promise<void> =>
  void (await ctx.db('orders').where({ id: order.id, upload_at: order.upload_at }).update({ upload_at: uploadAt }));

async function later(ctx: Context, order: OrderRow, problem: string): Promise<void> {
  const next = nextUpload(order.shipped_at ?? order.paid_at ?? order.created_at, ctx.clock.now());
  if (next === null) await giveUp(ctx, order, problem);
  else await settle(ctx, order, next);
}

const giveUp = (ctx: Context, order: OrderRow, problem: string): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    const given = await ctx.db('orders').where({ id: order.id, upload_at: order.upload_at }).update({ upload_at: 0 });
    if (given !== 1) return;
    await raiseAlarm(ctx, {
      ...{ kind: 'order.shipping_upload_failed', matter: order.id, about: order.title, orderId: order.id },
      data: { orderId: order.id, problem },
    });
  });
