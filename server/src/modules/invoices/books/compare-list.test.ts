import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { at, built, issued, makeSeller, request } from '../../../../test/invoice-books-world.ts';
import { refusalOf } from '../../../../test/coupon-world.ts';
import { createTestDeps } from '../../../../test/test-shop.ts';
import { emptyTables } from '../../../../test/test-staff.ts';
import type { Context } from '../../../kernel/context.ts';
import { AppError } from '../../../kernel/errors.ts';
import type { Ports } from '../../../kernel/ports.ts';
import type { Document, EInvoiceProvider } from '../../../platforms/einvoice/port.ts';
import { compareList, fetchList } from './compare-list.ts';
import { countProviderDifferences } from './provider-differences.ts';

const month = '2026-11';
const listed: { spans: string[]; documents: Document[]; busy: boolean } = { spans: [], documents: [], busy: false };
/** Answers two documents a page. */
const nuonuo: Pick<EInvoiceProvider, 'list'> = {
  list: (account, span, page) => {
    listed.spans.push(`${account.taxNo} ${(span.until - span.from) / 86_400_000} ${page}`);
    if (listed.busy) return Promise.reject(new AppError('platform.busy'));
    const inSpan = listed.documents.filter((it) => (it.issuedAt ?? 0) >= span.from && (it.issuedAt ?? 0) < span.until);
    const documents = inSpan.slice(page * 2, (page + 1) * 2);
    return Promise.resolve({ documents, next: inSpan.length > (page + 1) * 2 ? page + 1 : null });
  },
};
const ports = {
  ...{ officialAccount: null, miniProgram: null, wechatPay: null, wechatShop: null, wecom: null },
  einvoices: { nuonuo: nuonuo as EInvoiceProvider },
} as unknown as Ports;

let world: Awaited<ReturnType<typeof createTestDeps>>;
let ctx: Context;
let sellerId: string;
beforeAll(async () => {
  world = await createTestDeps({ ports, clock: { now: () => at('2026-12-05 10:00') } });
});
afterAll(() => world.close());
beforeEach(async () => {
  const invoices = ['invoice_sellers', 'invoice_requests', 'invoice_request_sources', 'invoice_claims', 'invoices', 'invoice_rows'];
  await emptyTables(world, ...invoices, 'invoice_provider_rows', 'invoice_list_runs', 'outbox');
  ctx = world.ctx();
  sellerId = await makeSeller(ctx);
  Object.assign(listed, { spans: [], documents: [], busy: false });
});

/** One of ours, and how the provider tells of it. */
async function invoice(chinaTime: string): Promise<Document> {
  const claims = [{ source: 'o1', line: 'l0', fen: 10_000 }];
  const requestId = await request(ctx, { sellerId, state: 'issued', claims, at: at(chinaTime) });
  const { number } = await issued(ctx, { requestId, sellerId, built: built(claims), colour: 'blue', at: at(chinaTime) });
  return {
    ...{ serial: `S-${number}`, providerSerial: 'P', status: 'issued', problem: null, number, issuedAt: at(chinaTime) },
    ...{ netFen: 8_850, taxFen: 1_150, files: [] },
  };
}
const run = () => fetchList.run(ctx, { sellerId, month });
const state = async () =>
  (await ctx.db('invoice_list_runs').first<{ state: string; problem: string } | undefined>('state', 'problem'))?.state;

describe('the provider’s own list', () => {
  it('is fetched page by page, in the background, and compared', async () => {
    const days = ['01 00:00', '02 09:00', '02 10:00', '02 11:00', '15 10:00', '30 23:59'];
    for (const day of days) listed.documents.push(await invoice(`2026-11-${day}`));
    const [, missing, wrong] = listed.documents;
    if (wrong) wrong.netFen = 8_851;
    listed.documents = listed.documents.filter((it) => it !== missing);
    expect(await compareList(ctx, { month, sellerId })).toEqual({ started: true });
    expect(await ctx.db('outbox').where({ name: fetchList.name }).pluck('kind')).toEqual(['job']);
    expect([await state(), await countProviderDifferences(ctx, { month })]).toEqual(['running', 0]);
    await run();
    expect(listed.spans).toEqual([0, 1, 2].map((page) => `91330106MADEM0A15K 30 ${page}`));
    expect([await state(), await countProviderDifferences(ctx, { month })]).toEqual(['done', 2]);
  });

  it('may be fetched again, also by two jobs, and then says the same', async () => {
    listed.documents.push(await invoice('2026-11-02 10:00'), await invoice('2026-11-03 10:00'));
    await compareList(ctx, { month, sellerId });
    await run();
    await run();
    expect(await compareList(ctx, { month, sellerId })).toEqual({ started: true });
    expect(await compareList(ctx, { month, sellerId })).toEqual({ started: false });
    await run();
    expect([await state(), await countProviderDifferences(ctx, { month })]).toEqual(['done', 0]);
    expect(await ctx.db('invoice_provider_rows').pluck('number')).toHaveLength(2);
  });

  it('that cannot be fetched accuses nobody', async () => {
    await invoice('2026-11-02 10:00');
    await compareList(ctx, { month, sellerId });
    listed.busy = true;
    await run();
    expect([await state(), await countProviderDifferences(ctx, { month })]).toEqual(['failed', 0]);
    expect(await compareList(ctx, { month, sellerId })).toEqual({ started: true });
  });

  it('is asked of sellers that have a provider', async () => {
    const manual = await makeSeller(ctx, { taxNo: '92330106MADEM0A15G', isDefault: false, appKey: '' });
    expect(await refusalOf(compareList(ctx, { month, sellerId: manual }))).toBe('invoice.provider_missing');
    expect(await refusalOf(compareList(ctx, { month, sellerId: 'isl_nobody' }))).toBe('invoice.seller_not_found');
  });
});
