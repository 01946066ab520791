import type { Input, Output } from '@lianke/shared/api';
import { writeAudit } from '../../../kernel/audit.ts';
import type { Context } from '../../../kernel/context.ts';
import { AppError } from '../../../kernel/errors.ts';
import { afterCommit, inTransaction } from '../../../kernel/transaction.ts';
import { customFieldsChanged, findCustomFields, readCustomFields, toCustomField } from './store.ts';
import type { CustomField, CustomFieldRow } from './store.ts';

const mostFields = 100;

export async function listCustomFields(ctx: Context): Promise<Output<'staff.custom-fields.list'>> {
  return { fields: await findCustomFields(ctx) };
}

/**
 * Adds a field or changes one. What its stored values depend on stays as it was made. Archiving hides a field and keeps its values.
 * Throws custom_field.not_found, custom_field.too_many, custom_field.fixed, custom_field.options_missing.
 */
export async function saveCustomField(ctx: Context, input: Input<'staff.custom-fields.save'>): Promise<CustomField> {
  const choosing = input.type === 'single' || input.type === 'multi';
  if (choosing && input.options.length === 0) throw new AppError('custom_field.options_missing');
  if ((input.personal && input.type !== 'text') || (input.unique && !['text', 'number', 'date'].includes(input.type)))
    throw new AppError('custom_field.fixed', { type: input.type });
  return inTransaction(ctx, async (ctx) => {
    const known = await readCustomFields(ctx);
    const before = known.find((field) => field.id === input.id);
    if (input.id !== undefined && !before) throw new AppError('custom_field.not_found');
    if (before && (before.type !== input.type || before.unique !== input.unique || before.personal !== input.personal))
      throw new AppError('custom_field.fixed');
    if (!before && known.filter((field) => !field.archived).length >= mostFields) throw new AppError('custom_field.too_many');
    const row: CustomFieldRow = {
      id: before?.id ?? ctx.ids.next('customField'),
      label: input.label,
      type: input.type,
      options: JSON.stringify(choosing ? [...new Set(input.options)] : []),
      required_at: input.requiredAt,
      is_unique: Number(input.unique),
      personal: Number(input.personal),
      member_access: input.memberAccess,
      default_right: input.defaultRight,
      position: before?.position ?? Math.max(0, ...known.map((field) => field.position)) + 1,
      archived: Number(input.archived ?? false),
      created_at: ctx.clock.now(),
    };
    const { id, created_at: _made, ...change } = row;
    await (before ? ctx.db('custom_fields').where({ id }).update(change) : ctx.db('custom_fields').insert(row));
    await writeAudit(ctx, before ? 'custom_field.changed' : 'custom_field.added', { kind: 'custom_field', id }, { label: input.label });
    afterCommit(ctx, () => ctx.live.publish(customFieldsChanged));
    return toCustomField(row);
  });
}

export async function reorderCustomFields(ctx: Context, input: { ids: string[] }): Promise<Record<string, never>> {
  return inTransaction(ctx, async (ctx) => {
    for (const [position, id] of input.ids.entries()) await ctx.db('custom_fields').where({ id }).update({ position });
    await writeAudit(ctx, 'custom_field.reordered', { kind: 'custom_field', id: 'all' });
    afterCommit(ctx, () => ctx.live.publish(customFieldsChanged));
    return {};
  });
}
