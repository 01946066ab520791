import type { Input, Output } from '@lianke/shared/api';
import type { Context } from '../../../kernel/context.ts';
import { readCursor, writeCursor } from '../../../kernel/db/paging.ts';
import { AppError } from '../../../kernel/errors.ts';
import { cardsOf, scopeRows } from '../../customers/index.ts';
import { staffNamesById } from '../../identity/index.ts';
import { openText, openWishes, requests } from '../request-store.ts';
import type { Receipt, RequestRow } from '../request-store.ts';
import { maskWishes } from '../rules/check-wishes.ts';

export type StaffRequest = Output<'staff.privacy.get'>;

const pageSize = 50;

/** Open ones by when they are due, settled ones newest first. Only of customers the caller may see. */
export async function listRequests(ctx: Context, input: Input<'staff.privacy.requests'>): Promise<Output<'staff.privacy.requests'>> {
  const open = (input.status ?? 'open') === 'open';
  const [direction, beyond] = open ? (['asc', '>'] as const) : (['desc', '<'] as const);
  const query = scopeRows(ctx, requests(ctx).where({ settled: open ? 0 : 1 }), 'privacy_requests.customer_id');
  const after = readCursor(input.cursor);
  if (after)
    void query.where((where) =>
      where.where('order_at', beyond, after.value).orWhere((same) => same.where({ order_at: after.value }).where('id', beyond, after.id)),
    );
  const rows: RequestRow[] = await query
    .orderBy([
      { column: 'order_at', order: direction },
      { column: 'id', order: direction },
    ])
    .limit(pageSize + 1);
  const page = rows.slice(0, pageSize);
  const last = page.at(-1);
  return {
    requests: await toStaffRequests(ctx, page),
    next: rows.length > pageSize && last ? writeCursor({ value: last.order_at, id: last.id }) : null,
  };
}

/** Throws privacy.request_not_found, also for a customer the caller may not see. */
export async function findRequest(ctx: Context, id: string): Promise<RequestRow> {
  const row: RequestRow | undefined = await scopeRows(ctx, requests(ctx).where({ id }), 'privacy_requests.customer_id').first();
  if (!row) throw new AppError('privacy.request_not_found');
  return row;
}

export async function toStaffRequests(ctx: Context, rows: readonly RequestRow[]): Promise<StaffRequest[]> {
  const cards = await cardsOf(
    ctx,
    rows.map((row) => row.customer_id),
  );
  const names = await staffNamesById(
    ctx,
    rows.flatMap((row) => row.settled_by ?? []),
  );
  return rows.map((row) => {
    const card = cards.get(row.customer_id);
    return {
      id: row.id,
      kind: row.kind,
      status: row.status,
      detail: openText(ctx, row, 'detail'),
      answer: openText(ctx, row, 'answer'),
      requestedAt: row.requested_at,
      dueAt: row.due_at,
      settledAt: row.settled_at,
      receipt: row.receipt === null ? null : (JSON.parse(row.receipt) as Receipt),
      customerId: card?.id ?? row.customer_id,
      customerName: card?.name ?? '',
      memberNo: card?.memberNo ?? '',
      phoneMasked: card?.phoneMasked ?? null,
      identityProof: row.identity_proof,
      settledBy: row.settled_by === null ? null : { staffId: row.settled_by, name: names.get(row.settled_by) ?? '' },
      wishes: maskWishes(openWishes(ctx, row)),
      preview: null,
    };
  });
}
