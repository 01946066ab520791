import type { CustomFieldType, FieldRight } from '@lianke/shared';
import type { Context } from '../../../kernel/context.ts';
import { fresh } from '../../../kernel/fresh.ts';

/** One of the shop's own fields. */
export interface CustomField {
  id: string;
  label: string;
  type: CustomFieldType;
  options: string[];
  requiredAt: 'never' | 'staff' | 'member';
  unique: boolean;
  personal: boolean;
  memberAccess: 'none' | 'read' | 'write';
  defaultRight: FieldRight;
  position: number;
  archived: boolean;
}

export interface CustomFieldRow {
  id: string;
  label: string;
  type: CustomFieldType;
  options: string;
  required_at: CustomField['requiredAt'];
  is_unique: number;
  personal: number;
  member_access: CustomField['memberAccess'];
  default_right: FieldRight;
  position: number;
  archived: number;
  created_at: number;
}

/** Published (ctx.live) when the definitions changed, so that other processes read them anew. */
export const customFieldsChanged = 'custom-fields';

/** Every field of the shop in its order, archived ones too; at most two seconds old. */
export const findCustomFields = fresh(customFieldsChanged, (ctx) => readCustomFields(ctx));

/** The same, straight from the database: for whoever is about to change them. */
export async function readCustomFields(ctx: Pick<Context, 'db'>): Promise<CustomField[]> {
  return (await ctx.db<CustomFieldRow>('custom_fields').orderBy(['position', 'id'])).map(toCustomField);
}

export const toCustomField = (row: CustomFieldRow): CustomField => ({
  id: row.id,
  label: row.label,
  type: row.type,
  options: JSON.parse(row.options) as string[],
  requiredAt: row.required_at,
  unique: row.is_unique === 1,
  personal: row.personal === 1,
  memberAccess: row.member_access,
  defaultRight: row.default_right,
  position: row.position,
  archived: row.archived === 1,
});
