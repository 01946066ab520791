import type { Input, Output } from '@lianke/shared/api';
import type { Context } from '../../../kernel/context.ts';
import { staffNamesById } from '../../identity/index.ts';
import type { GrantRow, TemplateRow } from '../tables.ts';

export type GrantView = Output<'staff.coupon-grants.start'>['grant'];
export type Target = Input<'staff.coupon-grants.start'>['target'];

/** Who manages the team stops what others started. */
const managesTeam = (ctx: Context): boolean => ctx.actor.kind === 'staff' && ctx.actor.permissions.includes('team.manage');
export const isOwn = (ctx: Context, row: GrantRow): boolean =>
  managesTeam(ctx) || (ctx.actor.kind === 'staff' && ctx.actor.staffId === row.staff_id);

export async function toGrantViews(ctx: Context, rows: readonly GrantRow[]): Promise<GrantView[]> {
  const names = await staffNamesById(
    ctx,
    rows.map((row) => row.staff_id),
  );
  const templates = await ctx
    .db<TemplateRow>('coupon_templates')
    .whereIn('id', [...new Set(rows.map((row) => row.template_id))])
    .select('id', 'title');
  const titles = new Map(templates.map((row) => [row.id, row.title]));
  return rows.map((row) => ({
    id: row.id,
    templateId: row.template_id,
    title: titles.get(row.template_id) ?? '',
    status: row.status,
    progress: { done: row.done, total: row.total, failed: row.failed },
    reason: row.reason,
    startedBy: { staffId: row.staff_id, name: names.get(row.staff_id) ?? '' },
    startedAt: row.started_at,
    finishedAt: row.finished_at,
    can: { cancel: row.status === 'running' && isOwn(ctx, row), download: row.status !== 'running' && isOwn(ctx, row) },
  }));
}

export async function toGrantView(ctx: Context, row: GrantRow): Promise<GrantView> {
  const [view] = await toGrantViews(ctx, [row]);
  if (!view) throw new Error('one grant has one view');
  return view;
}

export const openTarget = (ctx: Pick<Context, 'sealing'>, row: GrantRow): Target =>
  JSON.parse(ctx.sealing.open(row.target_sealed ?? '', row.id)) as Target;
