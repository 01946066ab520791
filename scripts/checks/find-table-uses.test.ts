import { expect, it } from 'vitest';
import { findCreatedTables, findTableUses } from './find-table-uses.ts';

const tables = new Set(['staff', 'jobs', 'customers']);
const usesIn = (text: string): string[] => findTableUses('x.ts', text, tables).map((use) => `${use.table}:${use.line}`);

it.each([
  ["await ctx.db('staff').first()", 'staff:1'],
  ["db<Row>(\n'jobs')", 'jobs:2'],
  ["query.from('customers as c')", 'customers:1'],
  ["query.leftJoin('staff', 'staff.id', 'x')", 'staff:1'],
  ["insertRows(ctx, 'jobs', rows)", 'jobs:1'],
  ['query.join(`jobs as g${at}`, on)', 'jobs:1'],
  ["db.raw('select 1 from staff where x')", 'staff:1'],
  ['db.raw(`update jobs set ${x}`)', 'jobs:1'],
])('finds the table in %s', (text, found) => {
  expect(usesIn(text)).toEqual([found]);
});

it.each(["access = { audience: 'staff' }", "metrics.backlog.set({ queue: 'jobs' })", "words.join(', staff')", "const a = 'customers'"])(
  'leaves %s alone',
  (text) => {
    expect(usesIn(text)).toEqual([]);
  },
);

it('reads the tables a migration creates', () => {
  expect(findCreatedTables("db.schema.createTable('staff', () => {}); createTable(\n 'jobs',")).toEqual(['staff', 'jobs']);
});
