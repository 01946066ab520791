import type { Context } from '../../../kernel/context.ts';
import { AppError } from '../../../kernel/errors.ts';
import { inTransaction } from '../../../kernel/transaction.ts';
import type { IssuerAccount, RedConfirmation } from '../../../platforms/einvoice/port.ts';
import { blockSeller } from '../issuing/blocks.ts';
import { pace } from '../issuing/pace.ts';
import type { SettleParts } from '../issuing/settle-document.ts';
import { stuckAfter, waitAfter } from '../issuing/when-to-ask.ts';
import { accountOf } from '../settings/account-of.ts';
import type { Seller } from '../settings/sellers.ts';
import { applyConfirmation } from './apply-confirmation.ts';
import { askToRaise } from './ask-to-raise.ts';
import { endRed } from './end-red.ts';
import { issueRed } from './issue-red.ts';
import { tellStuckRed } from './tell-stuck-red.ts';
import type { RedRow } from './tables.ts';

/** Takes one red letter a step further, or learns how it stands. Claimed by moving its next date first. Network: never in a transaction. */
export async function workRed(ctx: Context, parts: SettleParts, seller: Seller, red: RedRow): Promise<void> {
  const { id, next_at, queries } = red;
  const claim = { next_at: nextLook(ctx, red), queries: queries + 1 };
  const mine = await inTransaction(ctx, (ctx) => ctx.db<RedRow>('red_letters').where({ id, next_at, queries }).update(claim));
  if (mine !== 1) return;
  try {
    await advanceRed(ctx, parts, seller, red);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    ctx.log.warn({ err: error, redId: id }, 'a red letter could not be taken further; it will be tried again');
    await ctx.db<RedRow>('red_letters').where({ id }).whereNotNull('open_blue_id').update({ problem: error.code });
  }
  if (queries + 1 >= stuckAfter) await tellStuckRed(ctx, id);
}

/** The deadline is a moment to look at: after it the provider says whether it expired. */
function nextLook(ctx: Context, red: RedRow): number {
  const now = ctx.clock.now();
  const next = now + waitAfter(red.queries);
  return red.deadline_at !== null && red.deadline_at > now ? Math.min(next, red.deadline_at + 1_000) : next;
}

/** Throws platform.*, invoice.provider_missing. */
export async function advanceRed(ctx: Context, parts: SettleParts, seller: Seller, red: RedRow): Promise<void> {
  // Where finance issues elsewhere, the red one waits to be recorded.
  if (seller.provider === 'manual' || red.state === 'confirmed') return issueRed(ctx, parts, red, null);
  if (red.state === 'issuing' || red.state === 'requested') return;
  const account = await accountOf(ctx, seller.id);
  let found = red.state === 'submitting' && red.queries === 0 ? undefined : await findRed(ctx, account, seller.id, red);
  if (!found && red.state === 'submitting') {
    await pace(ctx, seller.id);
    const answer = await askToRaise(ctx, account, red);
    if (answer.is === 'held') {
      if (answer.by !== 'busy') await blockSeller(ctx, seller, answer.by === 'credential' ? 'provider' : answer.by, answer.text);
      return void (await ctx.db<RedRow>('red_letters').where({ id: red.id, state: 'submitting' }).update({ problem: answer.text }));
    }
    found = await findRed(ctx, account, seller.id, red);
    if (!found && answer.is === 'refused') return void (await inTransaction(ctx, (ctx) => endRed(ctx, red, 'failed', answer.text)));
  }
  if (found) await applyConfirmation(ctx, parts, red, found);
}

async function findRed(ctx: Context, account: IssuerAccount, sellerId: string, red: RedRow): Promise<RedConfirmation | undefined> {
  await pace(ctx, sellerId);
  const provider = ctx.ports.einvoices.nuonuo;
  // What a buyer raised has no number of ours.
  if (red.cause === 'buyer')
    return (await provider.findReds(account, { raisedBy: 'buyer' })).find(
      (it) => it.billUuid === red.bill_uuid || it.billNo === red.bill_no,
    );
  return (await provider.findReds(account, { serials: [red.serial] })).find((it) => it.serial === red.serial);
}
