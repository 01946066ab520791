import type { InvoiceRequestState } from '@lianke/shared';
import { buildInvoice, redOf } from '@lianke/shared/invoicing';
import type { BuiltInvoice } from '@lianke/shared/invoicing';
import type { Context } from '../src/kernel/context.ts';
import type { InvoicedLine, InvoicedPart, InvoicedSource } from '../src/modules/invoices/invoiced-part.ts';
import { saveSeller } from '../src/modules/invoices/settings/save-seller.ts';

export const at = (chinaTime: string): number => Date.parse(`${chinaTime}:00+08:00`);

/** Something sold that books can look at, and what moved when. */
export interface Sale {
  source: InvoicedSource;
  refunds: { at: number; fen: number }[];
}

export function sale(id: string, paidAt: number, lines: readonly Partial<InvoicedLine>[], more: Partial<InvoicedSource> = {}): Sale {
  const sold = lines.map((line, nth): InvoicedLine => ({
    ...{ key: `l${nth}`, kind: 'goods', name: '凤梨酥', spec: '', unit: '盒', quantity: 1, listFen: line.payFen ?? 0 },
    ...{ discountFen: 0, storedValueFen: 0, payFen: 0, taxCode: null },
    ...line,
  }));
  const source: InvoicedSource = {
    ...{ kind: 'order', id, customerId: null, number: `D-${id}`, title: '凤梨酥', paidAt, shippedAt: null, completedAt: null },
    ...{ storeId: null, transactionId: null, paidFen: sold.reduce((fen, it) => fen + it.payFen, 0), refundedFen: 0 },
    ...{ storedValueFen: sold.reduce((fen, it) => fen + it.storedValueFen, 0), platformCouponFen: 0, refundOpen: false, lines: sold },
    ...more,
  };
  return { source, refunds: [] };
}

/** Takes money back from a line, as orders do when a refund is let through. */
export function refund(of: Sale, when: number, lineKey: string, fen: number): void {
  of.refunds.push({ at: when, fen });
  of.source = {
    ...of.source,
    refundedFen: of.source.refundedFen + fen,
    lines: of.source.lines.map((line) => (line.key === lineKey ? { ...line, payFen: line.payFen - fen } : line)),
  };
}

const chinaDay = (time: number): string => new Date(time + 8 * 3_600_000).toISOString().slice(0, 10);

/** An owner of sales that keeps them in memory. */
export function partOf(sales: readonly Sale[]): InvoicedPart {
  const read = (ids: readonly string[]): InvoicedSource[] => sales.map((it) => it.source).filter((it) => ids.includes(it.id));
  const within = (time: number, span: { from: number; until: number }): boolean => time >= span.from && time < span.until;
  return {
    kind: 'order',
    lock: (_ctx, ids) => Promise.resolve(read(ids)),
    read: (_ctx, ids) => Promise.resolve(read(ids)),
    ofCustomer: () => Promise.resolve({ sources: [], next: null }),
    byTransaction: () => Promise.resolve(null),
    movedIn: (_ctx, span, after, limit) =>
      Promise.resolve(
        sales
          .filter((it) => within(it.source.paidAt, span) || it.refunds.some((back) => within(back.at, span)))
          .map((it) => it.source.id)
          .filter((id) => id > after)
          .sort()
          .slice(0, limit),
      ),
    sums: (_ctx, span) =>
      Promise.resolve(
        sales.flatMap(({ source, refunds }) => [
          ...(within(source.paidAt, span)
            ? [{ day: chinaDay(source.paidAt), storeId: source.storeId, paidFen: source.paidFen, refundedFen: 0 }]
            : []),
          ...refunds
            .filter((back) => within(back.at, span))
            .map((back) => ({ day: chinaDay(back.at), storeId: source.storeId, paidFen: 0, refundedFen: back.fen })),
        ]),
      ),
  };
}

export const sellerInput = {
  ...{ name: '连客示例食品（杭州）有限公司', taxNo: '91330106MADEM0A15K', address: '杭州市西湖区', phone: '057188880000' },
  ...{ bank: '工商银行', account: '6222021208001234567', smallScale: false, clerk: '王会计', payee: '', checker: '' },
  ...{ provider: 'nuonuo' as const, appKey: 'SIMKEY01', appSecret: 'SIMSECRET0000001', monthQuotaFen: 1_000_000 },
  ...{ isDefault: true, storeIds: [] as string[], on: true },
};

export async function makeSeller(ctx: Context, change: Partial<typeof sellerInput> = {}): Promise<string> {
  const input = { ...sellerInput, ...change };
  const { sellers } = await saveSeller(ctx, input);
  return sellers.find((it) => it.taxNo === input.taxNo)?.id ?? '';
}

let made = 0;
const rowText = { title_shown: '杭州连客食品有限公司', note: '', why: '', checks: '[]', approvals: '[]' };

/** A request over lines of sales, as the queue keeps it. */
export async function request(
  ctx: Context,
  of: {
    sellerId: string;
    state: InvoiceRequestState;
    claims: readonly { source: string; line: string; fen: number }[];
    at: number;
    customerId?: string;
    email?: string;
  },
): Promise<string> {
  const id = ctx.ids.next('invoiceRequest');
  await ctx.db('invoice_requests').insert({
    ...{
      id,
      customer_id: of.customerId ?? null,
      origin_customer_id: of.customerId ?? null,
      seller_id: of.sellerId,
      type: 'normal',
      state: of.state,
      title_kind: 'company',
    },
    ...{
      title_sealed: ctx.sealing.seal(JSON.stringify({ name: '杭州连客食品有限公司', taxNo: '92330106MADEM0A15G' }), id),
      email_sealed: of.email === undefined ? null : ctx.sealing.seal(of.email, id),
    },
    ...{ ...rowText, amount_fen: of.claims.reduce((fen, it) => fen + it.fen, 0), manual: 0, asked_by: 'customer', staff_id: null },
    ...{ approvals_needed: 1, check_result: 'ok', block: null, replaces_id: null, revision: 1 },
    ...{ created_at: of.at, approved_at: of.at, issued_at: null, settled_at: null },
  });
  for (const source of new Set(of.claims.map((it) => it.source)))
    await ctx
      .db('invoice_request_sources')
      .insert({ request_id: id, source_kind: 'order', source_id: source, number: `D-${source}`, title: '凤梨酥' });
  for (const it of of.claims)
    await ctx.db('invoice_claims').insert({ source_kind: 'order', source_id: it.source, line_key: it.line, request_id: id, fen: it.fen });
  return id;
}

/** An invoice that was issued, blue or red, with its rows. */
export async function issued(
  ctx: Context,
  of: { requestId: string; sellerId: string; built: BuiltInvoice; colour: 'blue' | 'red'; at: number; blueId?: string },
): Promise<{ id: string; number: string }> {
  const id = ctx.ids.next('invoice');
  const number = `263300${String(++made).padStart(14, '0')}`;
  await ctx.db('invoices').insert({
    ...{ id, request_id: of.requestId, seller_id: of.sellerId, colour: of.colour, type: 'normal', state: 'issued', provider: 'nuonuo' },
    ...{ serial: `S${made}`, provider_serial: null, net_fen: of.built.netFen, tax_fen: of.built.taxFen, total_fen: of.built.totalFen },
    ...{ remark: '', number, blue_id: of.blueId ?? null, block: null, problem: '', retryable: 0, created_at: of.at, submitted_at: of.at },
    ...{ issued_at: of.at, month: chinaDay(of.at).slice(0, 7), next_at: null, queries: 0, files_done: 1, card: 'none' },
  });
  await ctx.db('invoice_rows').insert(
    of.built.rows.map((row, nth) => ({
      ...{ invoice_id: id, nth, kind: row.kind, printed_name: row.printedName, tax_code: row.taxCode, spec: row.spec, unit: row.unit },
      ...{ quantity: row.quantity, unit_price: row.unitPrice, net_fen: row.netFen, tax_fen: row.taxFen, total_fen: row.totalFen },
      ...{ rate_bps: row.rateBps, mark: row.mark, policy: row.policy, parts: JSON.stringify(row.parts) },
    })),
  );
  return { id, number };
}

/** Built from claims, at 13 % unless said otherwise. */
export const built = (claims: readonly { source: string; line: string; fen: number }[], rateBps = 1_300): BuiltInvoice =>
  buildInvoice(
    claims.map((it) => ({
      ...{ key: it.line, sourceId: it.source, name: '凤梨酥', shortName: '糕点', taxCode: '1030201010000000000', spec: '', unit: '盒' },
      ...{ quantity: 1, grossFen: it.fen, discountFen: 0, rateBps, mark: 'taxed' as const, policy: '' },
    })),
    { discountRows: true },
  );

export { redOf };

export async function redLetter(
  ctx: Context,
  of: { blueId: string; requestId: string; sellerId: string; open: boolean; at: number },
): Promise<void> {
  const id = ctx.ids.next('redLetter');
  await ctx.db('red_letters').insert({
    ...{ id, blue_id: of.blueId, open_blue_id: of.open ? of.blueId : null, request_id: of.requestId, seller_id: of.sellerId },
    ...{
      state: of.open ? 'waiting_buyer' : 'expired',
      reason: 'return',
      cause: 'refund',
      cause_id: null,
      reissue: 0,
      note: '',
      problem: '',
    },
    ...{ serial: `R${++made}`, bill_no: null, bill_uuid: null, red_invoice_id: null, raised_by: null, approved_by: null },
    ...{ deadline_at: null, next_at: null, queries: 0, created_at: of.at, settled_at: null },
  });
}
