import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeStaffActor } from '../../../../../test/factories/staff-actor.ts';
import { createTestDeps } from '../../../../../test/test-shop.ts';
import type { Context } from '../../../../kernel/context.ts';
import { createCustomer } from '../../commands/create-customer.ts';
import type { CustomerRow } from '../../tables.ts';
import type { Condition } from '../selection/condition.ts';
import { listCustomers } from './list-customers.ts';
import { sortOrders } from './sort-orders.ts';

type ListInput = Parameters<typeof listCustomers>[1];
const input = (change: Partial<ListInput> = {}): ListInput => ({
  filter: [],
  sort: { by: 'lastSeenAt', order: 'desc' },
  direction: 'next',
  limit: 23,
  custom: [],
  ...change,
});

let world: Awaited<ReturnType<typeof createTestDeps>>;
let admin: Context;
const names = ['王小明', '王大明', '张三丰', '单雄信', 'Amy 李', '李雷', '王', '欧阳娜娜', '韩梅梅', '陈丽'];
const tagNames = ['VIP', '回头客', '母婴'];
let rows: CustomerRow[];
let tagsOf: Map<string, string[]>;

beforeAll(async () => {
  world = await createTestDeps();
  admin = world.ctx(makeStaffActor('admin'));
  const system = world.ctx();
  for (let nth = 0; nth < 150; nth += 1) {
    const named = nth < 60; // the others only make selections long enough to be walked in the database
    const id = await createCustomer(system, {
      name: named ? (names[nth % names.length] ?? '') : '过客',
      phone: !named ? undefined : `1380${String(13 + (nth % 3)).padStart(3, '0')}${String(1000 + nth)}`,
      level: nth % 4,
      region: ['330100', '330200', '110000'][nth % 3] ?? null,
      gender: (['unknown', 'male', 'female'] as const)[nth % 3] ?? 'unknown',
      birthday: nth % 5 === 0 ? null : `19${70 + (nth % 30)}-0${1 + (nth % 9)}-1${nth % 10}`,
      tags: tagNames.filter((_, at) => (nth >> at) % 2 === 1),
    });
    await world.deps
      .db('customers')
      .where({ id })
      .update({
        paid_total_fen: (nth * 7919) % 1000,
        orders_count: nth % 6,
        last_order_at: nth % 4 === 0 ? 0 : 1_700_000_000_000 + nth,
        last_seen_at: 1_700_000_000_000 + (nth % 9),
      });
  }
  rows = await world.deps.db<CustomerRow>('customers');
  tagsOf = new Map();
  for (const tag of await world.deps.db('customer_tags').select<{ customer_id: string; name: string }[]>('customer_id', 'name'))
    tagsOf.set(tag.customer_id, [...(tagsOf.get(tag.customer_id) ?? []), tag.name]);
});
afterAll(() => world.close());

const is = (condition: Condition): Condition => condition;
const orders = fc.constantFrom(...(Object.keys(sortOrders) as (keyof typeof sortOrders)[]));
const wanted: fc.Arbitrary<{ condition: Condition; keeps: (row: CustomerRow) => boolean }> = fc.oneof(
  fc.constantFrom(0, 1, 2, 3).map((level) => ({
    condition: is({ field: 'level', op: 'gte', value: level }),
    keeps: (row: CustomerRow) => row.level >= level,
  })),
  fc.constantFrom('330000', '330100', '110000').map((code) => ({
    condition: is({ field: 'region', op: 'is', value: code }),
    keeps: (row: CustomerRow) => (code.endsWith('0000') ? row.region.startsWith(code.slice(0, 2)) : row.region === code),
  })),
  fc.subarray(tagNames, { minLength: 1 }).chain((tags) =>
    fc.constantFrom('has_any', 'has_all', 'has_none').map((op) => ({
      condition: is({ field: 'tags', op, value: tags }),
      keeps: (row: CustomerRow) => {
        const has = tags.filter((tag) => tagsOf.get(row.id)?.includes(tag)).length;
        return op === 'has_any' ? has > 0 : op === 'has_all' ? has === tags.length : has === 0;
      },
    })),
  ),
  fc.integer({ min: 0, max: 1000 }).map((fen) => ({
    condition: is({ field: 'paidTotalFen', op: 'lte', value: fen }),
    keeps: (row: CustomerRow) => row.paid_total_fen <= fen,
  })),
  fc.constantFrom('王', '明', '小明', '三', 'amy').map((text) => ({
    condition: is({ field: 'name', op: 'contains', value: text }),
    keeps: (row: CustomerRow) => row.name.toLowerCase().includes(text),
  })),
  fc.constant({ condition: is({ field: 'birthday', op: 'empty' }), keeps: (row: CustomerRow) => row.birthday_on === '' }),
  fc.constant({ condition: is({ field: 'lastOrderAt', op: 'not_empty' }), keeps: (row: CustomerRow) => row.last_order_at > 0 }),
);

describe('the customer list', () => {
  it('shows exactly what a filter means, in any order, page by page forwards and backwards, with the total', async () => {
    await fc.assert(
      fc.asyncProperty(
        orders,
        fc.constantFrom('asc' as const, 'desc' as const),
        fc.array(wanted, { maxLength: 3 }),
        async (by, order, conditions) => {
          const columns = sortOrders[by];
          const expected = rows
            .filter((row) => conditions.every(({ keeps }) => keeps(row)))
            .sort((a, b) => {
              const column = columns.find((it) => a[it as keyof CustomerRow] !== b[it as keyof CustomerRow]) as
                keyof CustomerRow | undefined;
              if (!column) return 0;
              return ((a[column] ?? 0) < (b[column] ?? 0) ? -1 : 1) * (order === 'asc' ? 1 : -1);
            })
            .map((row) => row.id);
          const ask = input({ sort: { by, order }, filter: conditions.map(({ condition }) => condition) });
          const forwards: string[] = [];
          let page = await listCustomers(admin, ask);
          expect(page.total).toEqual({ count: expected.length, exact: true });
          for (;;) {
            forwards.push(...page.rows.map((row) => row.id));
            if (page.next === null) break;
            page = await listCustomers(admin, { ...ask, cursor: page.next });
          }
          expect(forwards).toEqual(expected);
          const backwards = page.rows.map((row) => row.id);
          while (page.previous !== null) {
            page = await listCustomers(admin, { ...ask, cursor: page.previous, direction: 'previous' });
            backwards.unshift(...page.rows.map((row) => row.id));
          }
          expect(backwards).toEqual(expected);
          const third = await listCustomers(admin, { ...ask, page: 3 });
          expect(third.rows.map((row) => row.id)).toEqual(expected.slice(46, 69));
        },
      ),
      { numRuns: 60 },
    );
  });

  it.each([
    ['王', 18],
    ['小明', 6],
    ['zsf', 6],
    ['sxx', 6],
    ['amy', 6],
    ['13800131000', 1],
    ['1380014', 20],
    ['1380', 60],
    ['1380013103', 4],
    ['1000', 1],
    ['31006', 1],
    ['没有这个人', 0],
  ])('finds by %s', async (search, count) => {
    const page = await listCustomers(admin, input({ search, limit: 100 }));
    expect(page.rows).toHaveLength(count);
    expect(page.total).toEqual({ count, exact: true });
  });

  it('answers many who search at the same moment each their own', async () => {
    const searches = ['王', '小明', '三', '没有', '1380013', '1380014', '1380015', '13800131000', '13800141001', '王大'];
    const ask = async (search: string): Promise<unknown> => listCustomers(admin, input({ search, limit: 100 }));
    const alone: unknown[] = [];
    for (const search of searches) alone.push(await ask(search));
    expect(await Promise.all(searches.map(ask))).toEqual(alone);
  });

  it('walks the pages of a search by name both ways, in the order asked for', async () => {
    const ask = input({ search: '王', limit: 4, sort: { by: 'createdAt', order: 'asc' } });
    const whole = (await listCustomers(admin, { ...ask, limit: 100 })).rows.map((row) => row.id);
    const forwards: string[] = [];
    let page = await listCustomers(admin, ask);
    for (; ; page = await listCustomers(admin, { ...ask, cursor: page.next })) {
      expect(page.total).toEqual({ count: 18, exact: true });
      forwards.push(...page.rows.map((row) => row.id));
      if (page.next === null) break;
    }
    expect(forwards).toEqual(whole);
    const before = await listCustomers(admin, { ...ask, cursor: page.previous ?? '', direction: 'previous' });
    expect(before.rows.map((row) => row.id)).toEqual(whole.slice(12, 16));
    expect((await listCustomers(admin, { ...ask, page: 2 })).rows.map((row) => row.id)).toEqual(whole.slice(4, 8));
  });

  it('combines a search with a filter', async () => {
    const page = await listCustomers(admin, input({ search: '王', filter: [{ field: 'level', op: 'is', value: 2 }], limit: 100 }));
    expect(page.rows.length).toBeGreaterThan(0);
    expect(page.rows.every((row) => row.name.includes('王') && row.level === 2)).toBe(true);
  });

  it('finds a masked number whole or by its last four digits, and does not let its hidden digits be felt out', async () => {
    const service = world.ctx(makeStaffActor('service'));
    const found = async (search: string): Promise<number> => (await listCustomers(service, input({ search, limit: 100 }))).rows.length;
    expect([await found('13800131000'), await found('1000'), await found('1380013'), await found('138001310')]).toEqual([1, 1, 0, 0]);
    await expect(listCustomers(service, input({ filter: [{ field: 'phone', op: 'starts_with', value: '1380013' }] }))).rejects.toThrow(
      'customer.field_forbidden',
    );
  });

  it('refuses to filter or sort by what the role may not read', async () => {
    const clerk = world.ctx(makeStaffActor('clerk', { rows: 'all' }));
    await expect(listCustomers(clerk, input({ sort: { by: 'paidTotalFen', order: 'desc' } }))).rejects.toThrow('customer.field_forbidden');
    await expect(listCustomers(clerk, input({ filter: [{ field: 'paidTotalFen', op: 'gte', value: 1 }] }))).rejects.toThrow(
      'customer.field_forbidden',
    );
    const auditor = world.ctx(makeStaffActor('auditor'));
    expect((await listCustomers(auditor, input({ search: '王' }))).rows).toEqual([]);
    expect((await listCustomers(auditor, input())).rows.every((row) => /^.\**$/.test(row.name) || row.name.startsWith('A'))).toBe(true);
  });

  it('shows sales their own customers only, in lists, searches and totals', async () => {
    const mine = await createCustomer(world.ctx(makeStaffActor('sales', { staffId: 'stf_sales1' })), { name: '王五的客户' });
    const sales = world.ctx(makeStaffActor('sales', { staffId: 'stf_sales1' }));
    const other = world.ctx(makeStaffActor('sales', { staffId: 'stf_sales2' }));
    const all = await listCustomers(sales, input({ limit: 100 }));
    expect([all.rows.map((row) => row.id), all.total]).toEqual([[mine], { count: 1, exact: true }]);
    expect((await listCustomers(sales, input({ search: '王', limit: 100 }))).rows.map((row) => row.id)).toEqual([mine]);
    expect((await listCustomers(other, input())).rows).toEqual([]);
    rows = await world.deps.db<CustomerRow>('customers');
  });
});
