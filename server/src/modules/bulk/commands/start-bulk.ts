import type { Input } from '@lianke/shared/api';
import { writeAudit } from '../../../kernel/audit.ts';
import type { Context } from '../../../kernel/context.ts';
import { AppError } from '../../../kernel/errors.ts';
import { defer } from '../../../kernel/events/outbox.ts';
import { inTransaction } from '../../../kernel/transaction.ts';
import { bulkKind, countSelected, fieldAccess, lastCustomerId, selectCustomers } from '../../customers/index.ts';
import { toActionView } from '../action-view.ts';
import type { BulkActionView } from '../action-view.ts';
import { runBulk } from '../jobs/run-bulk.ts';
import type { BulkActionRow } from '../tables.ts';

type Start = Input<'staff.bulk.start'>;

/**
 * Starts a change to many customers. Everything is checked now with the caller's rights, and again with every chunk.
 * Throws customer.field_forbidden, customer.filter_invalid, custom_field.value_invalid, bulk.nothing_selected, staff.not_found.
 */
export async function startBulk(ctx: Context, input: Start): Promise<BulkActionView> {
  const { actor } = ctx;
  if (actor.kind !== 'staff') throw new AppError('auth.required');
  const { target, change } = input;
  if (change.kind === 'tag' && change.add.length + change.remove.length === 0) throw new AppError('bulk.nothing_selected');
  const access = await fieldAccess(ctx);
  await bulkKind(change).check(ctx, access);
  const total = await countTarget(ctx, target);
  return inTransaction(ctx, async (ctx) => {
    const id = ctx.ids.next('bulkAction');
    const row: BulkActionRow = {
      id,
      staff_id: actor.staffId,
      change: JSON.stringify(change),
      target_sealed: ctx.sealing.seal(JSON.stringify(target), id),
      status: 'running',
      upper_id: await lastCustomerId(ctx),
      cursor_id: '',
      total,
      done: 0,
      changed: 0,
      failed: 0,
      restored: 0,
      started_at: ctx.clock.now(),
      finished_at: null,
      undo_by: null,
    };
    await ctx.db('bulk_actions').insert(row);
    await writeAudit(
      ctx,
      'bulk.started',
      { kind: 'bulk', id },
      { ...describe(change), customers: total === null ? 'many' : String(total) },
    );
    await defer(ctx, runBulk, { actionId: id });
    return toActionView(ctx, row);
  });
}

/** How many it is for, as far as that is cheap to know. Throws bulk.nothing_selected. */
async function countTarget(ctx: Context, target: Start['target']): Promise<number | null> {
  if ('ids' in target) return new Set(target.ids).size;
  const { count, exact } = await countSelected(ctx, await selectCustomers(ctx, target), Boolean(target.search));
  if (count === 0) throw new AppError('bulk.nothing_selected');
  return exact ? count : null;
}

/** What the record says of it. */
function describe(change: Start['change']): Record<string, string> {
  switch (change.kind) {
    case 'tag':
      return { kind: 'tag', add: change.add.join(','), remove: change.remove.join(',') };
    case 'assign':
      return { kind: 'assign', owner: change.ownerId ?? '' };
    case 'set':
      return { kind: 'set', field: change.field, value: change.value === null ? '' : [change.value].flat().join(',') };
  }
}
