import type { Context } from '../../../kernel/context.ts';
import { beyond, readKeyCursor, writeKeyCursor } from '../../../kernel/db/paging.ts';
import type { RequestRow } from '../tables.ts';

const list = 'invoices-of-customer';

/** A page of the requests of these records of one customer, newest first. */
export async function requestsOfCustomers(
  ctx: Context,
  customerIds: readonly string[],
  { cursor, limit }: { cursor: string | undefined; limit: number },
): Promise<{ rows: RequestRow[]; next: string | null }> {
  const query = ctx
    .db<RequestRow>('invoice_requests')
    .whereIn('customer_id', [...customerIds])
    .orderBy([
      { column: 'created_at', order: 'desc' },
      { column: 'id', order: 'desc' },
    ]);
  const key = readKeyCursor(list, 2, cursor);
  if (key) beyond(query, ['created_at', 'id'], key, '<');
  const found = await query.limit(limit + 1);
  const rows = found.slice(0, limit);
  const last = rows.at(-1);
  return { rows, next: found.length > limit && last ? writeKeyCursor(list, [last.created_at, last.id]) : null };
}
