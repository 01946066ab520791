import type { Context, Deps } from '../src/kernel/context.ts';
import { inTransaction } from '../src/kernel/transaction.ts';
import { createIssuing } from '../src/modules/invoices/create-issuing.ts';
import type { Issuing } from '../src/modules/invoices/create-issuing.ts';
import type { InvoiceViews } from '../src/modules/invoices/invoice-views.ts';
import type { InvoicedPart, InvoicedSource } from '../src/modules/invoices/invoiced-part.ts';
import { queueInvoices } from '../src/modules/invoices/issuing/queue-invoices.ts';
import type { InvoiceRow } from '../src/modules/invoices/issuing/tables.ts';
import { workOnce } from '../src/modules/invoices/issuing/work.ts';
import { raiseRedForRefund } from '../src/modules/invoices/reds/raise-for-refund.ts';
import type { RedRow } from '../src/modules/invoices/reds/tables.ts';
import { saveRules } from '../src/modules/invoices/settings/save-rules.ts';
import { rulesInForce } from '../src/modules/invoices/settings/rules.ts';
import type { InvoiceRules } from '../src/modules/invoices/settings/rules.ts';
import { saveSeller } from '../src/modules/invoices/settings/save-seller.ts';
import { saveTaxCode } from '../src/modules/invoices/settings/save-tax-code.ts';
import { sealTitle } from '../src/modules/invoices/tables.ts';
import type { ClaimRow, RequestRow } from '../src/modules/invoices/tables.ts';
import { makeStaffActor } from './factories/staff-actor.ts';
import { createFakeEInvoice } from './fake-einvoice.ts';
import type { FakeEInvoice } from './fake-einvoice.ts';
import { createTestDeps } from './test-shop.ts';

const teaCode = '1030201010000000000';

export interface IssuingWorld {
  deps: Deps;
  clock: { now(): number; add(ms: number): void };
  provider: FakeEInvoice;
  issuing: Issuing;
  parts: readonly InvoicedPart[];
  sellerId: string;
  ctx: (actor?: Context['actor']) => Context;
  staff: (nth?: number) => Context;
  /** Something sold for so much; answers its id. */
  sell: (payFen: number) => string;
  /** A wish over sold things that was let through, its invoices waiting. */
  approved: (sourceIds: readonly string[], change?: Partial<RequestRow>) => Promise<string>;
  /** Asked for and not let through. */
  requested: (sourceIds: readonly string[]) => Promise<string>;
  /** Money of a sold thing goes back; invoices hear of it as from orders. */
  refund: (sourceId: string, fen: number) => Promise<void>;
  /** Everything that is due by now. */
  work: () => Promise<void>;
  request: (id: string) => Promise<RequestRow>;
  invoices: (requestId: string) => Promise<InvoiceRow[]>;
  reds: (requestId: string) => Promise<RedRow[]>;
  alarms: () => Promise<string[]>;
  rules: (change: Partial<InvoiceRules>) => Promise<void>;
  close(): Promise<void>;
}

/** A shop that sells one kind of thing and a service that issues as it is told, on a clock that stands still until a test moves it. */
export async function createIssuingWorld(): Promise<IssuingWorld> {
  let now = Date.UTC(2026, 11, 1, 4);
  const clock = { now: () => now, add: (ms: number) => void (now += ms) };
  const provider = createFakeEInvoice(clock);
  const ports = {
    ...{ officialAccount: null, miniProgram: null, wechatShop: null, wecom: null, wechatPay: null, wechatFapiao: null },
    einvoices: { nuonuo: provider },
  };
  const { deps, ctx, close } = await createTestDeps({ clock, ports });
  const sold = new Map<string, InvoicedSource>();
  const part = soldPart(sold);
  const parts = [part];
  const staff = (nth = 1): Context => ctx(makeStaffActor('admin', { staffId: `stf_${nth}` }));
  const views = bareViews(parts);
  const issuing = createIssuing(parts, views);
  const sellerId = await openSeller(staff());
  let counted = 0;

  const insertRequest = async (sourceIds: readonly string[], change: Partial<RequestRow>): Promise<RequestRow> => {
    const id = deps.ids.next('invoiceRequest');
    const sources = sourceIds.map((sourceId) => sold.get(sourceId) as InvoicedSource);
    const claims: ClaimRow[] = sources.flatMap((source) =>
      source.lines.map((line) => ({ source_kind: 'order', source_id: source.id, line_key: line.key, request_id: id, fen: line.payFen })),
    );
    const title = { kind: 'person' as const, name: '林小满', taxNo: '', address: '', phone: '', bank: '', account: '' };
    const row: RequestRow = {
      ...{ id, customer_id: null, origin_customer_id: null, seller_id: sellerId, type: 'normal', state: 'requested' },
      ...{ title_kind: 'person', title_sealed: sealTitle(deps, id, title), title_shown: '林**', email_sealed: null },
      ...{ amount_fen: claims.reduce((sum, claim) => sum + claim.fen, 0), manual: 0, note: '', asked_by: 'staff', staff_id: null },
      ...{ approvals_needed: 1, approvals: '[]', check_result: 'ok', checks: '[]', block: null, why: '', replaces_id: null, revision: 1 },
      ...{ created_at: now, approved_at: null, issued_at: null, settled_at: null },
      ...change,
    };
    await deps.db('invoice_requests').insert(row);
    await deps.db('invoice_request_sources').insert(
      sources.map((source) => ({
        request_id: id,
        source_kind: 'order',
        source_id: source.id,
        number: source.number,
        title: source.title,
      })),
    );
    await deps.db('invoice_claims').insert(claims);
    return row;
  };

  return {
    ...{ deps, clock, provider, issuing, parts, sellerId, ctx, staff, close },
    sell: (payFen) => {
      const id = `ord_${String((counted += 1)).padStart(6, '0')}`;
      const line = {
        ...{ key: 'oln_1', kind: 'goods' as const, name: '龙井', spec: '100 克', unit: '盒', quantity: 1, listFen: payFen, discountFen: 0 },
        ...{ storedValueFen: 0, payFen, taxCode: teaCode },
      };
      sold.set(id, {
        ...{ kind: 'order', id, customerId: null, number: `NO${counted}`, title: '龙井', paidAt: now, shippedAt: null, completedAt: null },
        ...{
          storeId: null,
          transactionId: null,
          paidFen: payFen,
          refundedFen: 0,
          storedValueFen: 0,
          platformCouponFen: 0,
          refundOpen: false,
        },
        lines: [line],
      });
      return id;
    },
    approved: async (sourceIds, change = {}) => {
      const row = await insertRequest(sourceIds, { state: 'approved', ...change });
      await inTransaction(ctx(), (ctx) => queueInvoices(ctx, parts, row));
      return row.id;
    },
    requested: async (sourceIds) => (await insertRequest(sourceIds, {})).id,
    refund: async (sourceId, fen) => {
      const source = sold.get(sourceId) as InvoicedSource;
      const [line] = source.lines;
      if (!line) throw new Error('sold things have one line');
      sold.set(sourceId, {
        ...source,
        refundedFen: source.refundedFen + fen,
        lines: [{ ...line, quantity: null, payFen: line.payFen - fen }],
      });
      const requests = await deps.db<ClaimRow>('invoice_claims').where({ source_id: sourceId }).pluck<string[]>('request_id');
      for (const requestId of requests)
        await inTransaction(ctx(), (ctx) => raiseRedForRefund(ctx, { requestId, sourceId, refundId: 'rfd_1' }));
    },
    work: async () => {
      for (let rounds = 0; (await workOnce(ctx(), parts)) > 0; rounds += 1) if (rounds > 200) throw new Error('the work does not end');
    },
    request: async (id) => (await deps.db<RequestRow>('invoice_requests').where({ id }).first()) as RequestRow,
    invoices: async (requestId) => await deps.db<InvoiceRow>('invoices').where({ request_id: requestId }).orderBy('id'),
    reds: async (requestId) => await deps.db<RedRow>('red_letters').where({ request_id: requestId }).orderBy('id'),
    alarms: async () => deps.db('alarms').where({ settled_at: 0 }).orderBy('id').pluck<string[]>('kind'),
    rules: async (change) => {
      const { rules, version } = await rulesInForce(ctx());
      await saveRules(staff(), { rules: { ...rules, ...change }, rulesVersion: version });
    },
  };
}

function soldPart(sold: Map<string, InvoicedSource>): InvoicedPart {
  const read = async (_ctx: Context, ids: readonly string[]) => Promise.resolve(ids.flatMap((id) => sold.get(id) ?? []));
  return {
    ...{ kind: 'order', lock: read, read },
    ofCustomer: async () => Promise.resolve({ sources: [], next: null }),
    byTransaction: async () => Promise.resolve(null),
    movedIn: async () => Promise.resolve([]),
    sums: async () => Promise.resolve([]),
  };
}

/** As much of requests as issuing asks for. */
function bareViews(parts: readonly InvoicedPart[]): InvoiceViews {
  const get = async (ctx: Context, id: string) => (await ctx.db<RequestRow>('invoice_requests').where({ id }).first()) as RequestRow;
  return {
    detail: async (ctx, id) => (await get(ctx, id)) as never,
    member: async (ctx, id) => (await get(ctx, id)) as never,
    requireVisible: get,
    approve: async (ctx, id) => {
      await ctx.db('invoice_requests').where({ id, state: 'requested' }).update({ state: 'approved' });
      await queueInvoices(ctx, parts, await get(ctx, id));
    },
    filterRequests: (ctx, filter) => {
      const query = ctx.db('invoice_requests').select('invoice_requests.id');
      return filter.states ? query.whereIn('invoice_requests.state', filter.states) : query;
    },
  };
}

async function openSeller(ctx: Context): Promise<string> {
  const { sellers } = await saveSeller(ctx, {
    ...{
      name: '连客示例食品（杭州）有限公司',
      taxNo: '91330106MADEM0A15K',
      address: '',
      phone: '',
      bank: '',
      account: '',
      smallScale: false,
    },
    ...{
      clerk: '王芳',
      payee: '',
      checker: '',
      provider: 'nuonuo',
      appKey: 'SIMKEY01',
      appSecret: 'SIMSECRET0000001',
      monthQuotaFen: null,
    },
    ...{ isDefault: true, storeIds: [], on: true },
  });
  const sellerId = sellers[0]?.id ?? '';
  const code = { sellerId, code: teaCode, shortName: '茶', rateBps: 1_300, mark: 'taxed', policy: '' } as const;
  await saveTaxCode(ctx, { ...code, fromOn: '2026-01-01', untilOn: null });
  return sellerId;
}
