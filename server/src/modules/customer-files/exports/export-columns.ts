import { genders, maskBirthday, maskName } from '@lianke/shared';
import { AppError } from '../../../kernel/errors.ts';
import type { Context } from '../../../kernel/context.ts';
import { personalColumns, sealedPlace } from '../../customers/index.ts';
import type { CustomerRow, CustomField, CustomValue, FieldAccess } from '../../customers/index.ts';
import { joinList } from '../../../kernel/spreadsheets/cell-escape.ts';
import { boolText, formatInstant, formatMoney, genderText } from '../rules/format-values.ts';
import { importFields } from '../rules/import-fields.ts';

/** A customer with everything an export may tell. */
export interface ExportedCustomer {
  row: CustomerRow;
  tags: readonly string[];
  /** userid of the owner. */
  owner: string;
  custom: ReadonlyMap<string, CustomValue>;
  /** A member of staff's id → userid, for the shop's own fields. */
  useridOf(staffId: string): string;
}

export interface ExportColumn {
  heading: string;
  /** Written as a number where the format knows numbers. */
  numeric: boolean;
  cell(customer: ExportedCustomer): string;
}

type Cell = (customer: ExportedCustomer) => string;
const plain: Readonly<Record<string, Cell>> = {
  id: ({ row }) => row.id,
  externalKey: ({ row }) => row.external_key ?? '',
  memberNo: ({ row }) => row.member_no,
  company: ({ row }) => row.company ?? '',
  gender: ({ row }) => genderText[genders[row.gender] ?? 'unknown'],
  region: ({ row }) => row.region,
  level: ({ row }) => String(row.level),
  owner: ({ owner }) => owner,
  tags: ({ tags }) => joinList(tags),
  channel: ({ row }) =>
    joinList([row.channel_kind, ...(row.channel_key || row.channel_name ? [row.channel_key ?? '', row.channel_name ?? ''] : [])]),
  reach: ({ row }) =>
    joinList([...(row.reach_oa ? ['公众号'] : []), ...(row.reach_mini ? ['小程序'] : []), ...(row.reach_wecom ? ['企业微信'] : [])]),
  ordersCount: ({ row }) => String(row.orders_count),
  paidTotalFen: ({ row }) => formatMoney(row.paid_total_fen),
  lastOrderAt: ({ row }) => formatInstant(row.last_order_at),
  createdAt: ({ row }) => formatInstant(row.created_at),
  lastSeenAt: ({ row }) => formatInstant(row.last_seen_at),
};
const numbers: readonly string[] = ['level', 'ordersCount', 'paidTotalFen'];
/** Headings of columns that are exported but never imported. */
const moreLabels: Readonly<Record<string, string>> = { reach: '可触达' };

/**
 * The columns of an export, each as far as the caller may go with its field: in full with the right to read it, else masked and called so.
 * Throws customer.field_forbidden for a field that is hidden, or that is no column.
 */
export function exportColumns(ctx: Pick<Context, 'sealing'>, access: FieldAccess, keys: readonly string[]): ExportColumn[] {
  return [...new Set(keys)].map((key) => {
    const custom = access.customFields.find((field) => `custom.${field.id}` === key);
    if (custom) return customColumn(access, custom);
    const label = importFields[key]?.label ?? moreLabels[key] ?? key;
    const free = key === 'id' || key === 'externalKey';
    if (key === 'avatarUrl') {
      access.require('name', 'read');
      return { heading: label, numeric: false, cell: ({ row }) => row.avatar_url ?? '' };
    }
    const maskable = maskedCell(key);
    if (!free) access.require(key, maskable ? 'masked' : 'read');
    const cell = maskable && !access.may(key, 'read') ? maskable : (plain[key] ?? fullCell(ctx, key));
    if (!cell) throw new AppError('customer.field_forbidden', { field: key });
    return { heading: cell === maskable ? `${label}（脱敏）` : label, numeric: numbers.includes(key), cell };
  });
}

const isPersonal = (key: string): key is keyof typeof personalColumns => Object.hasOwn(personalColumns, key);

function maskedCell(key: string): Cell | undefined {
  if (key === 'name') return ({ row }) => (row.name === '' ? '' : maskName(row.name));
  if (key === 'birthday') return ({ row }) => (row.birthday_on === '' ? '' : maskBirthday(row.birthday_on));
  return isPersonal(key) ? ({ row }) => row[personalColumns[key].masked] ?? '' : undefined;
}

function fullCell(ctx: Pick<Context, 'sealing'>, key: string): Cell | undefined {
  if (key === 'name') return ({ row }) => row.name;
  if (key === 'birthday') return ({ row }) => row.birthday_on;
  if (!isPersonal(key)) return undefined;
  return ({ row }) => {
    const sealed = row[personalColumns[key].sealed];
    return sealed === null ? '' : ctx.sealing.open(sealed, sealedPlace[key]);
  };
}

/** Personal values arrive masked already unless the caller may read them; see readCustomers. */
function customColumn(access: FieldAccess, field: CustomField): ExportColumn {
  const key = `custom.${field.id}`;
  access.require(key, field.personal ? 'masked' : 'read');
  const masked = field.personal && !access.may(key, 'read');
  return {
    heading: masked ? `${field.label}（脱敏）` : field.label,
    numeric: !masked && (field.type === 'number' || field.type === 'money'),
    cell: ({ custom, useridOf }) => {
      const value = custom.get(field.id);
      if (value === undefined) return '';
      if (Array.isArray(value)) return joinList(value);
      if (typeof value === 'boolean') return boolText(value);
      if (field.type === 'staff') return useridOf(String(value));
      if (field.type === 'money' && typeof value === 'number') return formatMoney(value);
      return String(value);
    },
  };
}
