import type { Output } from '@lianke/shared/api';
import type { Context } from '../../../kernel/context.ts';
import { findVisibleNames } from '../../customers/index.ts';
import { staffNamesById } from '../../identity/index.ts';
import type { InvoiceRow } from '../issuing/tables.ts';
import { findSellers } from '../settings/sellers.ts';
import type { ClaimRow, RequestRow, SourceRow } from '../tables.ts';
import { openRedStates } from './end-red.ts';
import type { RedRow } from './tables.ts';

type RedView = Output<'staff.reds.list'>['reds'][number];

const ended = ['refused', 'expired', 'withdrawn', 'failed'];

/** What can be done with it; whether the second person is another one is judged when it is done. */
function canOf(red: RedRow): RedView['can'] {
  return {
    approve: red.state === 'requested',
    withdraw: red.state === 'requested' || red.state === 'waiting_buyer',
    answer: red.state === 'waiting_seller',
    again: ended.includes(red.state),
    refresh: openRedStates.includes(red.state) && red.state !== 'requested',
  };
}

/** Red letters as finance sees them, in the order given. */
export async function redViews(ctx: Context, reds: readonly RedRow[]): Promise<RedView[]> {
  if (reds.length === 0) return [];
  const requestIds = [...new Set(reds.map((red) => red.request_id))];
  const invoiceIds = reds.flatMap((red) => [red.blue_id, ...(red.red_invoice_id === null ? [] : [red.red_invoice_id])]);
  const invoices = byId(await ctx.db<InvoiceRow>('invoices').whereIn('id', invoiceIds));
  const requests = byId(await ctx.db<RequestRow>('invoice_requests').whereIn('id', requestIds));
  const sources: SourceRow[] = await ctx.db<SourceRow>('invoice_request_sources').whereIn('request_id', requestIds);
  const claims: ClaimRow[] = await ctx.db<ClaimRow>('invoice_claims').whereIn('request_id', requestIds);
  const replacements: RequestRow[] = await ctx.db<RequestRow>('invoice_requests').whereIn('replaces_id', requestIds);
  const sellers = new Map((await findSellers(ctx)).map((seller) => [seller.id, seller.name]));
  const customers = await findVisibleNames(
    ctx,
    [...requests.values()].flatMap((request) => request.customer_id ?? []),
  );
  const staff = await staffNamesById(
    ctx,
    reds.flatMap((red) => [red.raised_by, red.approved_by]).filter((id) => id !== null),
  );
  const named = (id: string | null) => (id === null ? null : { staffId: id, name: staff.get(id) ?? '' });
  return reds.map((red) => {
    const request = requests.get(red.request_id);
    const blue = invoices.get(red.blue_id);
    const customerId = request?.customer_id ?? null;
    const claimedFen = claims.filter((claim) => claim.request_id === red.request_id).reduce((sum, claim) => sum + claim.fen, 0);
    const anew = replacements.find((it) => it.replaces_id === red.request_id)?.amount_fen;
    return {
      ...{ id: red.id, state: red.state, reason: red.reason, cause: red.cause, requestId: red.request_id },
      blue: {
        ...{ id: red.blue_id, number: blue?.number ?? null, totalFen: blue?.total_fen ?? 0 },
        ...{ titleName: request?.title_shown ?? '', type: blue?.type ?? 'normal' },
      },
      redNumber: invoices.get(red.red_invoice_id ?? '')?.number ?? null,
      orderIds: sources.filter((source) => source.request_id === red.request_id).map((source) => source.source_id),
      customer: customerId === null ? null : { id: customerId, name: customers.get(customerId) ?? '' },
      seller: { id: red.seller_id, name: sellers.get(red.seller_id) ?? '' },
      ...{ deadlineAt: red.deadline_at, reissue: red.reissue === 1 },
      reissueFen: red.reissue === 1 ? (anew ?? Math.min(claimedFen, blue?.total_fen ?? 0)) : 0,
      ...{ note: red.note, problem: red.problem, raisedBy: named(red.raised_by), approvedBy: named(red.approved_by) },
      ...{ createdAt: red.created_at, settledAt: red.settled_at, can: canOf(red) },
    };
  });
}

export async function redView(ctx: Context, id: string): Promise<RedView> {
  const row = await ctx.db<RedRow>('red_letters').where({ id }).first();
  const [view] = await redViews(ctx, row ? [row] : []);
  if (!view) throw new Error(`there is no red letter ${id}`);
  return view;
}

/** The newest red letter of each blue invoice. */
export async function redsOfBlues(ctx: Pick<Context, 'db'>, blueIds: readonly string[]): Promise<Map<string, RedRow>> {
  const rows: RedRow[] = await ctx
    .db<RedRow>('red_letters')
    .whereIn('blue_id', [...blueIds])
    .orderBy('id');
  return new Map(rows.map((row) => [row.blue_id, row]));
}

const byId = <T extends { id: string }>(rows: readonly T[]): Map<string, T> => new Map(rows.map((row) => [row.id, row]));
