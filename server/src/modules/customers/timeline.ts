import type { TimelineKind } from '@lianke/shared';
import type { Context } from '../../kernel/context.ts';
import { insertRows } from '../../kernel/db/insert-rows.ts';

export interface NewTimelineEntry {
  customerId: string;
  kind: TimelineKind;
  at: number;
  data: Record<string, string>;
  staff?: { id: string; name: string } | undefined;
}

/** Writes entries and returns their ids in the same order. */
export async function addTimelineEntries(ctx: Context, entries: readonly NewTimelineEntry[]): Promise<string[]> {
  const rows = entries.map((entry) => ({
    id: ctx.ids.next('timelineEntry'),
    customer_id: entry.customerId,
    origin_customer_id: entry.customerId,
    kind: entry.kind,
    at: entry.at,
    data: JSON.stringify(entry.data),
    staff_id: entry.staff?.id ?? null,
    staff_name: entry.staff?.name ?? null,
  }));
  await insertRows(ctx, 'timeline_entries', rows);
  return rows.map((row) => row.id);
}
