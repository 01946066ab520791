import type { Knex } from 'knex';
import type { Context } from '../../../../kernel/context.ts';
import type { CustomField } from '../../custom-fields/store.ts';
import { toStored } from '../../custom-fields/check-value.ts';
import { customIndexPurpose } from '../../custom-fields/values.ts';
import { invalid, textOf, textsOf } from './condition.ts';
import type { Condition } from './condition.ts';

const comparisons: Record<string, string> = { is: '=', gte: '>=', lte: '<=' };

/** Narrows by one of the shop's own fields: a look-up in the index of its values. */
export function addCustomCondition(ctx: Context, query: Knex.QueryBuilder, field: CustomField, condition: Condition): void {
  const values = (): Knex.QueryBuilder => ctx.db('customer_field_values').where({ field_id: field.id }).select('customer_id');
  const among = (rows: Knex.QueryBuilder): void => void query.whereIn('customers.id', rows);
  if (condition.op === 'empty') return void query.whereNotIn('customers.id', values());
  if (condition.op === 'not_empty') return among(values());
  if (field.personal) {
    if (condition.op !== 'is') throw invalid(condition);
    return among(values().whereIn('value_index', ctx.sealing.blindIndexes(textOf(condition).toLowerCase(), customIndexPurpose(field.id))));
  }
  switch (field.type) {
    case 'number':
    case 'money': {
      const comparison = comparisons[condition.op];
      const [stored] = typeof condition.value === 'number' ? toStored(field, condition.value) : [];
      if (!comparison || !stored) throw invalid(condition);
      return among(values().where('value_number', comparison, stored.number));
    }
    case 'bool':
      if (condition.op !== 'is' || typeof condition.value !== 'boolean') throw invalid(condition);
      return among(values().where('value_number', Number(condition.value)));
    case 'multi':
      if (condition.op === 'has_any') return among(values().whereIn('value_text', textsOf(condition)));
      if (condition.op === 'has_none') return void query.whereNotIn('customers.id', values().whereIn('value_text', textsOf(condition)));
      if (condition.op !== 'has_all') throw invalid(condition);
      for (const text of textsOf(condition)) among(values().where('value_text', text));
      return;
    case 'date': {
      const comparison = comparisons[condition.op];
      if (!comparison) throw invalid(condition);
      return among(values().where('value_text', comparison, textOf(condition)));
    }
    case 'text':
    case 'single':
    case 'region':
    case 'staff':
      if (condition.op === 'is' || condition.op === 'in') return among(values().whereIn('value_text', textsOf(condition)));
      if (condition.op !== 'starts_with') throw invalid(condition);
      return among(
        values()
          .where('value_text', '>=', textOf(condition))
          .where('value_text', '<', `${textOf(condition)}\u{10ffff}`),
      );
  }
}
