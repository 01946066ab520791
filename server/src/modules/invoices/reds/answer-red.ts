import type { Input, Output } from '@lianke/shared/api';
import { writeAudit } from '../../../kernel/audit.ts';
import type { Context } from '../../../kernel/context.ts';
import { AppError } from '../../../kernel/errors.ts';
import { inTransaction } from '../../../kernel/transaction.ts';
import type { InvoiceViews } from '../invoice-views.ts';
import { pace } from '../issuing/pace.ts';
import type { SettleParts } from '../issuing/settle-document.ts';
import { accountOf } from '../settings/account-of.ts';
import { findSeller } from '../settings/sellers.ts';
import { endRed } from './end-red.ts';
import { redView } from './red-view.ts';
import type { RedRow } from './tables.ts';
import { visibleRed } from './visible-red.ts';
import { advanceRed } from './work-red.ts';

const atProvider = (red: RedRow) => ({ billNo: red.bill_no ?? '', billUuid: red.bill_uuid ?? '' });

async function advanceNow(ctx: Context, parts: SettleParts, red: RedRow): Promise<void> {
  const seller = await findSeller(ctx, red.seller_id);
  if (seller) await advanceRed(ctx, parts, seller, red);
}

/** Gives up what the buyer has not answered; before anybody was asked it only ends here. Throws invoice.red_not_found, state_refused, platform.*. */
export const createWithdrawRed =
  (views: InvoiceViews) =>
  async (ctx: Context, { id, reason }: Input<'staff.reds.withdraw'>): Promise<Output<'staff.reds.withdraw'>> => {
    const red = await visibleRed(ctx, views, id);
    if (red.state !== 'requested' && red.state !== 'waiting_buyer') throw new AppError('invoice.state_refused');
    if (red.state === 'waiting_buyer') {
      const account = await accountOf(ctx, red.seller_id);
      await pace(ctx, red.seller_id);
      await ctx.ports.einvoices.nuonuo.withdrawRed(account, atProvider(red));
    }
    await inTransaction(ctx, async (ctx) => {
      if (!(await endRed(ctx, red, 'withdrawn', reason))) throw new AppError('invoice.state_refused');
      await writeAudit(ctx, 'invoices.red-withdrawn', { kind: 'red_letter', id });
    });
    return { red: await redView(ctx, id) };
  };

/** Agrees with, or refuses, what the buyer raised. Throws the same. */
export const createAnswerRed =
  (parts: SettleParts, views: InvoiceViews) =>
  async (ctx: Context, { id, agree, reason }: Input<'staff.reds.answer'>): Promise<Output<'staff.reds.answer'>> => {
    const red = await visibleRed(ctx, views, id);
    if (red.state !== 'waiting_seller') throw new AppError('invoice.state_refused');
    const account = await accountOf(ctx, red.seller_id);
    await pace(ctx, red.seller_id);
    await ctx.ports.einvoices.nuonuo.answerRed(account, atProvider(red), agree, reason);
    await inTransaction(ctx, (ctx) =>
      writeAudit(ctx, 'invoices.red-answered', { kind: 'red_letter', id }, { agree: agree ? 'yes' : 'no' }),
    );
    if (agree) await advanceNow(ctx, parts, red);
    else await inTransaction(ctx, (ctx) => endRed(ctx, red, 'refused', reason));
    return { red: await redView(ctx, id) };
  };

/** Asks the provider now. Throws invoice.red_not_found, platform.*. */
export const createRefreshRed =
  (parts: SettleParts, views: InvoiceViews) =>
  async (ctx: Context, { id }: Input<'staff.reds.refresh'>): Promise<Output<'staff.reds.refresh'>> => {
    const red = await visibleRed(ctx, views, id);
    await advanceNow(ctx, parts, red);
    return { red: await redView(ctx, id) };
  };
