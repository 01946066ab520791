import type { Knex } from 'knex';
import type { Context } from '../../../../kernel/context.ts';
import { builtIn } from '../../access/field-access.ts';
import type { FieldAccess } from '../../access/field-access.ts';
import { invalid } from './condition.ts';
import type { Condition } from './condition.ts';
import { addCustomCondition } from './custom-condition.ts';
import { fieldConditions } from './field-conditions.ts';

/**
 * Narrows the query by one condition. A field that may not be read may not be filtered by either, or its value could be felt out;
 * whether a masked field has a value at all is visible anyway. Throws customer.field_forbidden, customer.filter_invalid.
 */
export function addCondition(ctx: Context, query: Knex.QueryBuilder, access: FieldAccess, condition: Condition): void {
  access.require(condition.field, condition.op === 'empty' || condition.op === 'not_empty' ? 'masked' : 'read');
  const custom = access.customFields.find((field) => `custom.${field.id}` === condition.field);
  if (custom) return addCustomCondition(ctx, query, custom, condition);
  const add = builtIn(condition.field)?.filterable ? fieldConditions[condition.field] : undefined;
  if (!add) throw invalid(condition);
  add(ctx, query, condition);
}
