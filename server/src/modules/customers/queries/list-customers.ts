import type { Input, Output } from '@lianke/shared/api';
import type { Context } from '../../../kernel/context.ts';
import { readCursor, writeCursor } from '../../../kernel/db/paging.ts';
import type { CustomerRow } from '../tables.ts';
import { toCustomerRows } from '../views.ts';
import { findBySearch } from './find-by-search.ts';

type ListInput = Required<Pick<Input<'staff.customers.list'>, 'sort' | 'direction' | 'limit'>> & Input<'staff.customers.list'>;

/** Counting further costs more than the answer is worth; above this the list says "at least". */
const countUpTo = 10_000;

/** Live customers, newest first, keyset-paged both ways: a page costs the same wherever it is. */
export async function listCustomers(ctx: Context, input: ListInput): Promise<Output<'staff.customers.list'>> {
  const column = input.sort.by === 'createdAt' ? 'created_at' : 'last_seen_at';
  const found = input.search ? await findBySearch(ctx, input.search) : undefined;
  const back = input.direction === 'previous';
  const place = readCursor(input.cursor);

  const query = ctx.db<CustomerRow>('customers').whereNull('merged_into_id');
  if (found) void query.whereIn('id', found);
  if (place) {
    const beyond = back ? '>' : '<';
    void query.where((where) =>
      where.where(column, beyond, place.value).orWhere((tie) => tie.where(column, place.value).where('id', beyond, place.id)),
    );
  }
  const order = back ? 'asc' : 'desc';
  const rows = await query
    .orderBy([
      { column, order },
      { column: 'id', order },
    ])
    .limit(input.limit + 1);
  const more = rows.length > input.limit;
  const page = back ? rows.slice(0, input.limit).reverse() : rows.slice(0, input.limit);

  const first = page[0];
  const last = page.at(-1);
  const cursorAt = (row: CustomerRow | undefined): string | null => (row ? writeCursor({ value: row[column], id: row.id }) : null);
  return {
    rows: await toCustomerRows(ctx, page),
    next: back ? (place ? cursorAt(last) : null) : more ? cursorAt(last) : null,
    previous: back ? (more ? cursorAt(first) : null) : place ? cursorAt(first) : null,
    total: found ? { count: found.length, exact: found.length < 200 } : await countCustomers(ctx),
  };
}

async function countCustomers(ctx: Context): Promise<{ count: number; exact: boolean }> {
  const some = ctx
    .db('customers')
    .whereNull('merged_into_id')
    .select('id')
    .limit(countUpTo + 1)
    .as('some');
  const row = (await ctx.db.from(some).count({ count: '*' }).first()) as { count: number | string };
  const count = Number(row.count);
  return count > countUpTo ? { count: countUpTo, exact: false } : { count, exact: true };
}
