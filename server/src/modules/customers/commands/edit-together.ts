import type { Context } from '../../../kernel/context.ts';
import { tryTogether } from '../../../kernel/try-together.ts';
import { visibleToEach } from '../access/row-access.ts';
import { describeChanges } from '../rules/describe-changes.ts';
import { lockFreeCustomers } from '../store.ts';
import type { Edit } from './edit.ts';
import { writeEdits } from './write-edits.ts';

interface Ask {
  by: Context;
  edit: Edit;
}

/**
 * Makes a plain edit together with those of other customers that arrive at the same moment; answers the record's id, or undefined when it has to
 * be made by itself: whatever is refused, waits for somebody else or was merged is decided there, in one place.
 */
export const editTogether: (ctx: Context, ask: Ask) => Promise<string | undefined> = tryTogether(
  'customers.edit',
  async (ctx, asks: readonly Ask[]) => {
    const free = await lockFreeCustomers(ctx, [...new Set(asks.map(({ edit }) => edit.id))]);
    const visible = await visibleToEach(
      ctx,
      asks.map(({ by, edit }) => ({ actor: by.actor, customerId: edit.id })),
    );
    const taken = new Set<string>();
    const plans = asks.map(({ by, edit }, at) => {
      const before = free.get(edit.id);
      const fits = before && visible[at] && !taken.has(edit.id) && (edit.version === undefined || edit.version === before.version);
      if (!fits) return undefined;
      taken.add(edit.id);
      const { columns, change, values } = edit;
      return {
        by,
        edit,
        before,
        changes: describeChanges({ before, columns, change, tagsBefore: [], values, customBefore: undefined, owners: new Map() }),
      };
    });
    await writeEdits(
      ctx,
      plans.flatMap((plan) => (plan && plan.changes.length > 0 ? [plan] : [])),
    );
    return plans.map((plan) => plan?.before.id);
  },
);
