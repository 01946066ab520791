import type { Input, Output } from '@lianke/shared/api';
import type { Context } from '../../../kernel/context.ts';
import { AppError } from '../../../kernel/errors.ts';
import { listLinks } from '../../identity/index.ts';
import { fieldAccess } from '../access/field-access.ts';
import type { FieldAccess } from '../access/field-access.ts';
import { fieldColumns, hasValue, takenFields, takesLost } from '../rules/combine-records.ts';
import type { TakenField } from '../rules/combine-records.ts';
import { summedColumns } from '../rules/combine-records.ts';
import type { CustomerRow } from '../tables.ts';
import { toCustomerRows } from '../views.ts';
import type { CustomerRowView } from '../views.ts';
import { resolvePair } from './load-pair.ts';
import { shownNumber } from './member-number.ts';

type Preview = Output<'staff.duplicates.preview'>;
type Line = Preview['fields'][number];
type Sides = Record<'left' | 'right', { row: CustomerRow; view: CustomerRowView }>;

/**
 * What merging two records would give, as this caller may see it: hidden fields are left out, personal values masked.
 * Texts are codes as in the list (level, region, gender), which the app names. Throws customer.not_found, customer.merge_same.
 */
export async function previewMerge(ctx: Context, input: Input<'staff.duplicates.preview'>): Promise<Preview> {
  const ids = await resolvePair(ctx, input);
  const access = await fieldAccess(ctx);
  const rows: CustomerRow[] = await ctx.db<CustomerRow>('customers').whereIn('id', [ids.left, ids.right]);
  const views = await toCustomerRows(ctx, rows, null, access);
  const side = (id: string): Sides['left'] => {
    const row = rows.find((it) => it.id === id);
    const view = views.find((it) => it.id === id);
    if (!row || !view) throw new AppError('customer.not_found');
    return { row, view };
  };
  const sides: Sides = { left: side(ids.left), right: side(ids.right) };
  const [a, b] = [sides.left.row, sides.right.row];
  const older = a.created_at < b.created_at || (a.created_at === b.created_at && a.id < b.id) ? 'left' : 'right';
  const keep = input.keep ?? older;
  return {
    left: sides.left.view,
    right: sides.right.view,
    keep,
    fields: [...ownLines(access, sides, keep), ...sumLines(access, sides), ...customLines(access, sides, keep)],
    moves: await countMoves(ctx, access, keep === 'left' ? b.id : a.id),
  };
}

/** How a field reads in the preview; `avatar` and `address` are not part of a list's row. */
const texts: Partial<Record<TakenField, (side: Sides['left']) => string | null | undefined>> = {
  name: ({ row, view }) => (row.name === '' ? null : view.name),
  phone: ({ view }) => view.phoneMasked,
  email: ({ view }) => view.emailMasked,
  address: ({ row }) => row.address_masked,
  taxId: ({ view }) => view.taxIdMasked,
  company: ({ view }) => view.company,
  gender: ({ view }) => (view.gender === 'unknown' ? null : view.gender),
  birthday: ({ view }) => view.birthday,
  region: ({ view }) => view.region,
  level: ({ view }) => view.level?.toString(),
  owner: ({ view }) => view.owner?.name,
  channel: ({ view }) => view.channel?.name ?? view.channel?.kind,
};

const keptAndLost = (sides: Sides, keep: 'left' | 'right'): { kept: CustomerRow; lost: CustomerRow } => ({
  kept: sides[keep].row,
  lost: sides[keep === 'left' ? 'right' : 'left'].row,
});

function ownLines(access: FieldAccess, sides: Sides, keep: 'left' | 'right'): Line[] {
  const { kept, lost } = keptAndLost(sides, keep);
  const other = keep === 'left' ? 'right' : 'left';
  const lines = takenFields.flatMap((field): Line[] => {
    const text = texts[field];
    if (!text || !access.may(field, 'masked') || (!hasValue(kept, field) && !hasValue(lost, field))) return [];
    const differ = fieldColumns[field].some((column) => kept[column] !== lost[column]);
    return [
      {
        field,
        left: text(sides.left) ?? null,
        right: text(sides.right) ?? null,
        result: takesLost(field, kept, lost, new Map()) ? other : keep,
        choosable: access.may(field, 'write') && differ && hasValue(kept, field) && hasValue(lost, field),
      },
    ];
  });
  if (!access.may('memberNo', 'read')) return lines;
  const result = shownNumber(kept, lost) === kept ? keep : other;
  return [...lines, { field: 'memberNo', left: sides.left.row.member_no, right: sides.right.row.member_no, result, choosable: false }];
}

const sumKeys = { orders_count: 'ordersCount', paid_total_fen: 'paidTotalFen' } as const;

const sumLines = (access: FieldAccess, { left, right }: Sides): Line[] =>
  summedColumns
    .filter((column) => access.may(sumKeys[column], 'read') && left.row[column] + right.row[column] > 0)
    .map((column) => ({
      field: sumKeys[column],
      left: String(left.row[column]),
      right: String(right.row[column]),
      result: 'both',
      choosable: false,
    }));

function customLines(access: FieldAccess, { left, right }: Sides, keep: 'left' | 'right'): Line[] {
  return access.customFields.flatMap((field): Line[] => {
    const key = `custom.${field.id}`;
    const [a, b] = [left, right].map(({ view }) => view.custom?.[field.id] ?? null);
    if (!access.may(key, 'masked') || (a === null && b === null)) return [];
    const text = (value: typeof a): string | null => (value === null || value === undefined ? null : [value].flat().join('、'));
    const result = a === null ? 'right' : b === null ? 'left' : keep;
    const choosable = a !== null && b !== null && access.may(key, 'write') && (field.personal || text(a) !== text(b));
    return [{ field: key, left: text(a ?? null), right: text(b ?? null), result, choosable }];
  });
}

/** What hangs on the record that goes, as far as the caller may know of it. */
async function countMoves(ctx: Context, access: FieldAccess, lostId: string): Promise<Preview['moves']> {
  const count = async (table: string, distinct = '*'): Promise<number> => {
    const query = ctx.db(table).where({ customer_id: lostId });
    const row = (await (distinct === '*' ? query.count({ count: '*' }) : query.countDistinct({ count: distinct })).first()) as {
      count: number | string;
    };
    return Number(row.count);
  };
  const moves = [
    { what: 'identities', count: access.may('identities', 'read') ? (await listLinks(ctx, [lostId])).length : 0 },
    { what: 'tags', count: access.may('tags', 'read') ? await count('customer_tags') : 0 },
    { what: 'timeline', count: access.may('timeline', 'read') ? await count('timeline_entries') : 0 },
    { what: 'staff', count: access.may('owner', 'read') ? await count('customer_staff', 'staff_id') : 0 },
    { what: 'custom', count: access.customFields.length > 0 ? await countCustom(ctx, access, lostId) : 0 },
  ];
  return moves.filter((move) => move.count > 0);
}

async function countCustom(ctx: Context, access: FieldAccess, lostId: string): Promise<number> {
  const fields = await ctx.db('customer_field_values').where({ customer_id: lostId }).distinct().pluck<string[]>('field_id');
  return fields.filter((id) => access.may(`custom.${id}`, 'masked')).length;
}
