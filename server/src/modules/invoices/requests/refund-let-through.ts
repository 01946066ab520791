import { invoiceableOf } from '@lianke/shared/invoicing';
import type { Context } from '../../../kernel/context.ts';
import { AppError } from '../../../kernel/errors.ts';
import { claimsOn, freeClaims } from '../claims/claims.ts';
import { dropQueued } from '../issuing/drop-queued.ts';
import { queueInvoices } from '../issuing/queue-invoices.ts';
import type { InvoicedPart, InvoicedSource } from '../invoiced-part.ts';
import { raiseRedForRefund } from '../reds/raise-for-refund.ts';
import { currentRules } from '../settings/rules.ts';
import type { ClaimRow, RequestRow } from '../tables.ts';
import { withChecks } from './ask.ts';
import { recordMove } from './moves.ts';
import { tellCustomer } from './tell-customer.ts';

/**
 * Money of an order goes back, in the refund's transaction, the order locked. What was asked for and not sent is for less from now on; what is issued
 * turns red afterwards. What is at the provider at this moment is looked at again when it is issued. Nothing here keeps the money waiting.
 */
export async function refundLetThrough(ctx: Context, part: InvoicedPart, it: { id: string; refundId: string }): Promise<void> {
  const claims = await claimsOn(ctx, part.kind, [it.id]);
  if (claims.length === 0) return;
  const [source] = await part.read(ctx, [it.id]);
  const ids = [...new Set(claims.map((claim) => claim.request_id))];
  const requests: RequestRow[] = await ctx.dialect.lockRows(ctx.db<RequestRow>('invoice_requests').whereIn('id', ids).orderBy('id'));
  const sent: RequestRow[] = [];
  for (const request of requests) {
    if (request.state === 'requested' || (request.state === 'approved' && (await dropQueued(ctx, request.id))))
      await reprice(ctx, part, request, source, it.id);
    else sent.push(request);
  }
  if (sent.length > 0 && (await isOverClaimed(ctx, part, source, it.id)))
    for (const { id: requestId } of sent) await raiseRedForRefund(ctx, { requestId, sourceId: it.id, refundId: it.refundId });
}

/** What is left of each line for one request beside the others; nothing is left of an order that is not there. */
async function leftFor(ctx: Context, source: InvoicedSource | undefined, others: readonly ClaimRow[]): Promise<Map<string, number>> {
  if (!source) return new Map();
  const taken = others.map((claim) => ({ lineKey: claim.line_key, fen: claim.fen }));
  // A switch that was turned since does not take away what was asked for before.
  const rules = { ...(await currentRules(ctx)), topUpsOn: true };
  return new Map(invoiceableOf(source, taken, rules).lines.map((line) => [line.key, line.payableFen]));
}

async function reprice(
  ctx: Context,
  part: InvoicedPart,
  request: RequestRow,
  source: InvoicedSource | undefined,
  sourceId: string,
): Promise<void> {
  const claims = await claimsOn(ctx, part.kind, [sourceId]);
  const left = await leftFor(
    ctx,
    source,
    claims.filter((claim) => claim.request_id !== request.id),
  );
  let lessFen = 0;
  for (const claim of claims.filter((it) => it.request_id === request.id)) {
    const fen = Math.min(claim.fen, left.get(claim.line_key) ?? 0);
    const { fen: _, ...place } = claim;
    if (fen === 0) await ctx.db<ClaimRow>('invoice_claims').where(place).delete();
    else if (fen < claim.fen) await ctx.db<ClaimRow>('invoice_claims').where(place).update({ fen });
    lessFen += claim.fen - fen;
  }
  await settle(ctx, part, request, lessFen);
}

async function settle(ctx: Context, part: InvoicedPart, request: RequestRow, lessFen: number): Promise<void> {
  const amountFen = request.amount_fen - lessFen;
  const requests = ctx.db<RequestRow>('invoice_requests').where({ id: request.id });
  if (amountFen <= 0) {
    const why = '订单已退款，没有可开票的金额';
    await requests.update({ state: 'cancelled', why, block: null, settled_at: ctx.clock.now(), revision: request.revision + 1 });
    await freeClaims(ctx, request.id);
    await recordMove(ctx, request.id, 'cancelled', why);
    return tellCustomer(ctx, request, null);
  }
  // Whoever had approved half of it approved another amount.
  const approvals = request.state === 'requested' ? '[]' : request.approvals;
  const change = { amount_fen: amountFen, approvals, revision: request.revision + 1 };
  if (lessFen > 0) {
    await requests.update(change);
    await recordMove(ctx, request.id, 'repriced', String(amountFen));
    await tellCustomer(ctx, request, null);
  }
  const now = lessFen > 0 ? { ...request, ...change } : request;
  if (request.state === 'requested') await withChecks(ctx, [part], now);
  else await queueAnew(ctx, part, now);
}

/** Was let through before; when it cannot be sent as it is now, a person looks at it again, and the refund goes on. */
async function queueAnew(ctx: Context, part: InvoicedPart, request: RequestRow): Promise<void> {
  try {
    await queueInvoices(ctx, [part], request);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const again = { state: 'requested' as const, approvals: '[]', approved_at: null, block: null, revision: request.revision + 1 };
    await ctx.db<RequestRow>('invoice_requests').where({ id: request.id }).update(again);
    await withChecks(ctx, [part], { ...request, ...again });
  }
}

async function isOverClaimed(ctx: Context, part: InvoicedPart, source: InvoicedSource | undefined, sourceId: string): Promise<boolean> {
  const left = await leftFor(ctx, source, []);
  const sums = new Map<string, number>();
  for (const claim of await claimsOn(ctx, part.kind, [sourceId])) sums.set(claim.line_key, (sums.get(claim.line_key) ?? 0) + claim.fen);
  return [...sums].some(([key, fen]) => fen > (left.get(key) ?? 0));
}
