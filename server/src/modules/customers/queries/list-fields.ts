import { customerFieldKeys, customerFields, genders, rightAtLeast } from '@lianke/shared';
import type { Output } from '@lianke/shared/api';
import type { Context } from '../../../kernel/context.ts';
import { listStaff } from '../../identity/index.ts';
import { fieldAccess } from '../access/field-access.ts';
import { findLevelNames } from '../level-names.ts';
import { fieldConditions } from './selection/field-conditions.ts';
import { sortOrders } from './list/sort-orders.ts';

type Fields = Output<'staff.customers.fields'>;

/** The fields this caller may see and what may be done with each: what every list, form, filter and import dialog is drawn from. */
export async function listFields(ctx: Context): Promise<Fields> {
  const access = await fieldAccess(ctx);
  const mayWrite = ctx.actor.kind === 'staff' && (['customers.write', 'customers.create'] as const).some((it) => actorMay(ctx, it));
  const builtIn = customerFieldKeys.map((key): Fields['fields'][number] => {
    const { type, editable } = customerFields[key];
    const readable = access.may(key, 'read');
    return {
      key,
      label: null,
      type,
      personal: type === 'personal',
      right: access.right(key),
      sortable: readable && Object.hasOwn(sortOrders, key),
      filterable: readable && Object.hasOwn(fieldConditions, key),
      editable: editable && mayWrite && access.may(key, 'write'),
      required: key === 'name',
      options: key === 'gender' ? [...genders] : null,
    };
  });
  const custom = access.customFields.map((field): Fields['fields'][number] => {
    const right = access.right(`custom.${field.id}`);
    return {
      key: `custom.${field.id}`,
      label: field.label,
      type: field.type,
      personal: field.personal,
      right,
      sortable: false,
      filterable: rightAtLeast(right, 'read'),
      editable: mayWrite && right === 'write',
      required: field.requiredAt !== 'never',
      options: field.type === 'single' || field.type === 'multi' ? field.options : null,
    };
  });
  return {
    fields: [...builtIn, ...custom].filter((field) => field.right !== 'hidden'),
    levels: await findLevelNames(ctx),
    tags: access.may('tags', 'read') ? await listTagNames(ctx) : [],
    owners: access.may('owner', 'read') ? (await listStaff(ctx)).map((staff) => ({ staffId: staff.id, name: staff.name })) : [],
  };
}

const actorMay = (ctx: Context, permission: 'customers.write' | 'customers.create'): boolean =>
  ctx.actor.kind === 'staff' && ctx.actor.permissions.includes(permission);

async function listTagNames(ctx: Context): Promise<Fields['tags']> {
  const rows = await ctx.db('tags').orderBy('name').limit(500).select<{ name: string; group_name: string | null }[]>('name', 'group_name');
  return rows.map((row) => ({ name: row.name, group: row.group_name }));
}
