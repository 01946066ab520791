import type { Context } from '../../../kernel/context.ts';
import { listTags, readCustomValues, selectCustomers } from '../../customers/index.ts';
import type { CustomerRow, FieldAccess, Selection } from '../../customers/index.ts';
import { listEveryStaff } from '../../identity/index.ts';
import type { ExportedCustomer } from './export-columns.ts';

const batchRows = 500;

/**
 * Everybody a selection means, in groups, in the order of their ids: wherever it is, a group costs the same, and only one is in memory.
 * Rights apply as in a list, because it is the same selection.
 */
export async function* readCustomers(
  ctx: Context,
  selection: Selection,
  access: FieldAccess,
  keys: readonly string[],
): AsyncGenerator<ExportedCustomer[]> {
  const fields = access.customFields.filter((field) => keys.includes(`custom.${field.id}`));
  const staff = new Map((await listEveryStaff(ctx)).map(({ id, userid }) => [id, userid]));
  const useridOf = (staffId: string): string => (staffId === '' ? '' : (staff.get(staffId) ?? staffId));
  const { query } = await selectCustomers(ctx, selection, access);
  for (let after = ''; ;) {
    const rows: CustomerRow[] = await query
      .clone()
      .where('customers.id', '>', after)
      .orderBy('customers.id')
      .limit(batchRows)
      .select('customers.*');
    const ids = rows.map((row) => row.id);
    const tags = keys.includes('tags') ? await listTags(ctx, ids) : [];
    const namesOf = new Map<string, Set<string>>();
    for (const tag of tags) namesOf.set(tag.customerId, (namesOf.get(tag.customerId) ?? new Set<string>()).add(tag.name));
    const custom = await readCustomValues(ctx, ids, fields, (field) => access.may(`custom.${field.id}`, 'read'));
    if (rows.length > 0)
      yield rows.map((row) => ({
        row,
        tags: [...(namesOf.get(row.id) ?? [])],
        owner: useridOf(row.owner_id),
        custom: custom.get(row.id) ?? new Map(),
        useridOf,
      }));
    if (rows.length < batchRows) return;
    after = ids.at(-1) ?? '';
  }
}
