import type { Output } from '@lianke/shared/api';
import type { Context } from '../../../kernel/context.ts';
import { staffNamesById } from '../../identity/index.ts';

export interface HandoverRow {
  id: string;
  from_staff_id: string;
  to_staff_id: string;
  by_staff_id: string;
  /** As it was then: whoever decided may be gone. */
  by_name: string;
  reason: string;
  status: 'running' | 'done' | 'failed';
  moved: number;
  total: number;
  gathered_to: string | null;
  from_had_left: number;
  created_at: number;
  finished_at: number | null;
}

/** `open`: WeCom has not been asked yet. */
export type ContactStatus = 'open' | 'waiting' | 'done' | 'refused';

export interface HandoverContactRow {
  handover_id: string;
  external_userid: string;
  status: ContactStatus;
  errcode: number | null;
  updated_at: number;
}

export type HandoverView = Output<'staff.team.hand-over'>;

export const findHandover = (ctx: Context, id: string): Promise<HandoverRow | undefined> =>
  ctx.db<HandoverRow>('handovers').where({ id }).first();

export async function toViews(ctx: Context, rows: readonly HandoverRow[]): Promise<HandoverView[]> {
  if (rows.length === 0) return [];
  const ids = rows.map((row) => row.id);
  const counts = await ctx
    .db('handover_contacts')
    .whereIn('handover_id', ids)
    .groupBy('handover_id', 'status')
    .select<{ handover_id: string; status: ContactStatus; count: number | string }[]>(
      'handover_id',
      'status',
      ctx.db.raw('count(*) as count'),
    );
  const names = await staffNamesById(
    ctx,
    rows.flatMap((row) => [row.from_staff_id, row.to_staff_id]),
  );
  return rows.map((row) => {
    const count = (status: ContactStatus): number =>
      Number(counts.find((it) => it.handover_id === row.id && it.status === status)?.count ?? 0);
    const person = (staffId: string): HandoverView['from'] => ({ staffId, name: names.get(staffId) ?? '' });
    return {
      id: row.id,
      from: person(row.from_staff_id),
      to: person(row.to_staff_id),
      reason: row.reason,
      status: row.status,
      progress: { done: row.moved, total: row.total, failed: 0 },
      wecom: { waiting: count('open') + count('waiting'), done: count('done'), refused: count('refused') },
      at: row.created_at,
    };
  });
}
