import { afterAll, beforeAll, expect, it } from 'vitest';
import { at, built, issued, makeSeller, request } from '../../../test/invoice-books-world.ts';
import { createTestDeps } from '../../../test/test-shop.ts';
import type { Context } from '../../kernel/context.ts';
import type { Person } from '../../kernel/privacy/privacy-part.ts';
import { invoicesPrivacyPart } from './privacy-part.ts';
import { titleIndex } from './sealed-places.ts';

const person: Person = { customerIds: ['cus_1'], identities: [] };
let world: Awaited<ReturnType<typeof createTestDeps>>;
let ctx: Context;
let ids: Record<'issued' | 'requested' | 'rejected' | 'others', string>;
let number: string;

beforeAll(async () => {
  world = await createTestDeps();
  ctx = world.ctx();
  const sellerId = await makeSeller(ctx);
  const of = (state: 'issued' | 'requested' | 'rejected', customerId: string) => {
    const claims = state === 'rejected' ? [] : [{ source: `o_${state}`, line: 'l0', fen: 10_000 }];
    return request(ctx, { sellerId, state, customerId, email: 'wang@example.com', claims, at: at('2026-11-02 10:00') });
  };
  ids = {
    issued: await of('issued', 'cus_1'),
    requested: await of('requested', 'cus_1'),
    rejected: await of('rejected', 'cus_1'),
    others: await of('rejected', 'cus_2'),
  };
  const blue = built([{ source: 'o_issued', line: 'l0', fen: 10_000 }]);
  ({ number } = await issued(ctx, { requestId: ids.issued, sellerId, built: blue, colour: 'blue', at: at('2026-11-02 12:00') }));
  const title = {
    kind: 'person' as const,
    name: '王小明',
    taxNo: '',
    address: '',
    phone: '',
    bank: '',
    account: '',
    email: 'wang@example.com',
  };
  await ctx.db('invoice_titles').insert({
    ...{ id: 'itt_1', customer_id: 'cus_1', origin_customer_id: 'cus_1', kind: 'person', is_default: 1, created_at: 1, used_at: 1 },
    ...{ title_sealed: ctx.sealing.seal(JSON.stringify(title), 'itt_1'), title_index: titleIndex(ctx, title) },
  });
});
afterAll(() => world.close());

it('a person takes titles and invoices along, and what is issued stays after them', async () => {
  const [titles, invoices] = (await invoicesPrivacyPart.exportFor?.(ctx, person)) ?? [];
  expect(titles?.rows).toEqual([['王小明', '', '', '', '', '', 'wang@example.com']]);
  expect(invoices?.rows.map((row) => [row[4], row[5], row[6]])).toEqual([
    ['已开具', number, 'wang@example.com'],
    ['待审核', '', 'wang@example.com'],
    ['已驳回', '', 'wang@example.com'],
  ]);
  const counts = await Promise.all(invoicesPrivacyPart.holdings.map((it) => it.count(ctx, person)));
  expect(counts).toEqual([1, 0, 2, 3]);

  for (const holding of invoicesPrivacyPart.holdings) await holding.erase(ctx, person);
  expect(await Promise.all(invoicesPrivacyPart.holdings.map((it) => it.count(ctx, person)))).toEqual([0, 0, 0, 0]);
  expect(await ctx.db('invoice_titles')).toEqual([]);
  const rows = (await ctx.db('invoice_requests').orderBy('id')) as {
    id: string;
    state: string;
    title_sealed: string;
    email_sealed: string | null;
  }[];
  const seen = rows.map((row) => {
    const { name } = JSON.parse(ctx.sealing.open(row.title_sealed, row.id)) as { name: string };
    return [row.id, row.state, name, row.email_sealed === null];
  });
  expect(seen).toEqual([
    [ids.issued, 'issued', '杭州连客食品有限公司', true],
    [ids.requested, 'cancelled', '', true],
    [ids.rejected, 'rejected', '', true],
    [ids.others, 'rejected', '杭州连客食品有限公司', false],
  ]);
  // What the wish had taken can be asked for again by nobody, and stands in nobody's way.
  expect(await ctx.db('invoice_claims').pluck('request_id')).toEqual([ids.issued]);
  expect((await invoicesPrivacyPart.keptFor?.(ctx, person))?.[0]?.count).toBe(1);
});
