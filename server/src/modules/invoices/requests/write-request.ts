import type { InvoiceType } from '@lianke/shared';
import type { Title } from '@lianke/shared/invoicing';
import type { Context } from '../../../kernel/context.ts';
import { insertRows } from '../../../kernel/db/insert-rows.ts';
import { insertOrRetry } from '../../../kernel/transaction.ts';
import { currentRules } from '../settings/rules.ts';
import { sealEmail, sealTitle } from '../tables.ts';
import type { ClaimRow, RequestRow, SourceRow } from '../tables.ts';
import { shownName } from '../titles/judge-title.ts';
import { approvalsNeeded } from './approvals-needed.ts';
import { recordMove } from './moves.ts';
import type { SellersShare } from './split-by-seller.ts';
import { tellCustomer } from './tell-customer.ts';

export interface NewRequest {
  share: SellersShare;
  /** Of the lines of the share, in their order; null: everything. */
  manualFen: number | null;
  type: InvoiceType;
  title: Title;
  email: string;
  note: string;
  askedBy: RequestRow['asked_by'];
  staffId: string | null;
  replacesId: string | null;
}

/** Writes a request of one seller with what it claims, the orders being locked. In the caller's transaction; not checked yet. */
export async function writeRequest(ctx: Context, it: NewRequest): Promise<RequestRow> {
  const id = ctx.ids.next('invoiceRequest');
  const { seller, offers } = it.share;
  const claims = claimsOf(id, it);
  const customerId = offers.find((offer) => offer.source.customerId !== null)?.source.customerId ?? null;
  const kind = { type: it.type, manual: it.manualFen === null ? 0 : 1 };
  const row: RequestRow = {
    ...{ id, customer_id: customerId, origin_customer_id: customerId, seller_id: seller.id, ...kind, state: 'requested' },
    ...{ title_kind: it.title.kind, title_sealed: sealTitle(ctx, id, it.title), title_shown: shownName(it.title) },
    ...{ email_sealed: sealEmail(ctx, id, it.email), amount_fen: claims.reduce((sum, claim) => sum + claim.fen, 0) },
    ...{ note: it.note, asked_by: it.askedBy, staff_id: it.staffId },
    ...{ approvals_needed: approvalsNeeded(kind, await currentRules(ctx)), approvals: '[]', check_result: 'ok', checks: '[]' },
    ...{ block: null, why: '', replaces_id: it.replacesId, revision: 1, created_at: ctx.clock.now() },
    ...{ approved_at: null, issued_at: null, settled_at: null },
  };
  await insertOrRetry(ctx, 'somebody else replaced this request', () => ctx.db('invoice_requests').insert(row));
  const claimed = new Set(claims.map((claim) => claim.source_id));
  const sources: SourceRow[] = offers
    .filter(({ source }) => claimed.has(source.id))
    .map(({ source }) => ({
      ...{ request_id: id, source_kind: source.kind, source_id: source.id },
      ...{ number: source.number, title: [...source.title].slice(0, 120).join('') },
    }));
  await insertRows(ctx, 'invoice_request_sources', sources);
  await insertRows(ctx, 'invoice_claims', claims);
  await recordMove(ctx, id, 'requested', it.note);
  await tellCustomer(ctx, row, 'invoice.requested', {
    title: sources
      .map((source) => source.title)
      .join('、')
      .slice(0, 120),
  });
  return row;
}

function claimsOf(requestId: string, { share, manualFen }: NewRequest): ClaimRow[] {
  let left = manualFen ?? Number.MAX_SAFE_INTEGER;
  const claims: ClaimRow[] = [];
  for (const { source, lines } of share.offers)
    for (const line of lines) {
      const fen = Math.min(left, line.payableFen);
      left -= fen;
      if (fen > 0) claims.push({ source_kind: source.kind, source_id: source.id, line_key: line.key, request_id: requestId, fen });
    }
  return claims;
}
