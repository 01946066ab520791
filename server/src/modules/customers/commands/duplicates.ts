import type { Input, Output } from '@lianke/shared/api';
import { maskPhone } from '@lianke/shared';
import { writeAudit } from '../../../kernel/audit.ts';
import type { Context } from '../../../kernel/context.ts';
import { AppError } from '../../../kernel/errors.ts';
import { afterCommit, inTransaction } from '../../../kernel/transaction.ts';
import { findLinks } from '../../identity/index.ts';
import { normalPhone, phoneKeys } from '../personal-values.ts';
import { lockCustomers, resolveCustomerId } from '../store.ts';
import type { CustomerRow } from '../tables.ts';
import { toCustomerRows } from '../views.ts';
import { mergeCustomers } from './merge-customers.ts';

interface CandidateRow {
  id: string;
  left_id: string;
  right_id: string;
  reason: 'remark_mobile';
  evidence: string;
  status: 'open' | 'merged' | 'dismissed';
  found_at: number;
}

/** Staff typed this number for a customer; if another customer verified the same number they MAY be one person. Typed is not certain, so a person decides. */
export async function suggestByRemarkMobile(ctx: Context, customerId: string, mobiles: readonly string[]): Promise<void> {
  for (const mobile of mobiles) {
    const [link] = await findLinks(ctx, phoneKeys(ctx, mobile));
    if (!link || link.customerId === customerId) continue;
    const [left_id = '', right_id = ''] = [customerId, link.customerId].sort();
    const pair = { left_id, right_id, reason: 'remark_mobile' as const };
    if (await ctx.db('duplicate_candidates').where(pair).first('id')) continue;
    await ctx.db('duplicate_candidates').insert({
      id: ctx.ids.next('duplicate'),
      ...pair,
      evidence: maskPhone(normalPhone(mobile)),
      status: 'open',
      found_at: ctx.clock.now(),
    });
  }
}

export async function listDuplicates(ctx: Context): Promise<Output<'staff.duplicates.list'>> {
  const rows = await ctx.db<CandidateRow>('duplicate_candidates').where({ status: 'open' }).orderBy('found_at', 'desc').limit(100);
  const alive = await Promise.all(
    rows.map(async (row) => ({ row, left: await resolveCustomerId(ctx, row.left_id), right: await resolveCustomerId(ctx, row.right_id) })),
  );
  const rows2: CustomerRow[] = await ctx.db<CustomerRow>('customers').whereIn(
    'id',
    alive.flatMap(({ left, right }) => [left ?? '', right ?? '']),
  );
  const views = new Map((await toCustomerRows(ctx, rows2)).map((view) => [view.id, view]));
  return {
    pairs: alive.flatMap(({ row, left, right }) => {
      const leftView = views.get(left ?? '');
      const rightView = views.get(right ?? '');
      return leftView && rightView && left !== right
        ? [{ id: row.id, reason: row.reason, evidence: row.evidence, foundAt: row.found_at, left: leftView, right: rightView }]
        : [];
    }),
    next: null,
  };
}

/** Throws duplicate.not_found, customer.merge_same. */
export async function mergeDuplicate(ctx: Context, input: Input<'staff.duplicates.merge'>): Promise<Output<'staff.duplicates.merge'>> {
  return inTransaction(ctx, async (ctx) => {
    const row = await takeCandidate(ctx, input.id ?? '', 'merged');
    const ids = await Promise.all([resolveCustomerId(ctx, row.left_id), resolveCustomerId(ctx, row.right_id)]);
    const records = [...(await lockCustomers(ctx, [...new Set(ids.filter((id) => id !== undefined))])).values()];
    if (records.length < 2) throw new AppError('customer.merge_same');
    const kept = await mergeCustomers(ctx, records, 'staff_decision');
    await writeAudit(ctx, 'customer.merged', { kind: 'customer', id: kept.id }, { duplicate: row.id });
    afterCommit(ctx, () => ctx.live.publish(kept.id));
    return { customerId: kept.id, mergeId: '' };
  });
}

/** Throws duplicate.not_found. */
export async function dismissDuplicate(ctx: Context, input: { id: string }): Promise<Record<string, never>> {
  return inTransaction(ctx, async (ctx) => {
    const row = await takeCandidate(ctx, input.id, 'dismissed');
    await writeAudit(ctx, 'duplicate.dismissed', { kind: 'duplicate', id: row.id });
    return {};
  });
}

/** Two people may decide at once; the conditional update lets one through. */
async function takeCandidate(ctx: Context, id: string, status: CandidateRow['status']): Promise<CandidateRow> {
  const taken = await ctx.db('duplicate_candidates').where({ id, status: 'open' }).update({ status });
  const row = taken === 1 ? await ctx.db<CandidateRow>('duplicate_candidates').where({ id }).first() : undefined;
  if (!row) throw new AppError('duplicate.not_found');
  return row;
}
