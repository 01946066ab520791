import type { Context } from '../../../kernel/context.ts';
import { AppError } from '../../../kernel/errors.ts';
import type { FieldAccess, ImportMatch } from '../../customers/index.ts';
import { listEveryStaff } from '../../identity/index.ts';
import { findImportField } from '../rules/import-fields.ts';
import type { OwnerNames } from '../rules/import-fields.ts';
import type { MappedColumn } from '../rules/parse-row.ts';

/** Fields a row can be recognised by. */
const matchable: readonly ImportMatch[] = ['phone', 'memberNo', 'id', 'externalKey'];

/**
 * The columns that are imported, with what each becomes. The caller must be allowed to write every one of them; history and our own numbers are for
 * administrators, unless they only serve to find the customer. Throws customer_import.mapping_invalid, customer.field_forbidden.
 */
export function mapColumns(
  ctx: Pick<Context, 'actor'>,
  access: FieldAccess,
  names: readonly string[],
  mapping: Readonly<Record<string, string>>,
  matchBy: ImportMatch,
): MappedColumn[] {
  const invalid = (column: string): AppError => new AppError('customer_import.mapping_invalid', { column });
  const isAdmin = ctx.actor.kind === 'staff' && ctx.actor.role === 'admin';
  const columns = Object.entries(mapping).map(([name, key]) => {
    const at = names.indexOf(name);
    const field = findImportField(key, access.customFields);
    if (at < 0 || !field) throw invalid(name);
    const forMatching = matchBy === key;
    if (field.adminOnly && !isAdmin && !forMatching) throw new AppError('customer.field_forbidden', { field: key });
    if (field.right) access.require(field.right.field, field.right.needed);
    return { at, name, key, field };
  });
  const keys = columns.map((column) => column.key);
  const twice = columns.find((column, nth) => keys.indexOf(column.key) !== nth);
  if (twice) throw invalid(twice.name);
  if (columns.length === 0 || (matchable.includes(matchBy) && !keys.includes(matchBy))) throw invalid(matchBy);
  return columns;
}

/** What files may call our staff: the WeCom account or our id, of leavers too, or the name if only one who works here has it. */
export async function findOwnerNames(ctx: Pick<Context, 'db'>): Promise<OwnerNames> {
  const names = new Map<string, string | null>();
  const staff = await listEveryStaff(ctx);
  for (const { id, name, active } of staff) {
    const key = name.trim().toLowerCase();
    if (active) names.set(key, names.has(key) ? null : id);
  }
  for (const { id, userid } of staff) names.set(userid.toLowerCase(), id).set(id.toLowerCase(), id);
  return names;
}
