import { customerFieldKeys, genders, maskBirthday, maskName } from '@lianke/shared';
import type { CustomerFieldKey } from '@lianke/shared';
import type { Output } from '@lianke/shared/api';
import type { Context } from '../../kernel/context.ts';
import { staffNamesById } from '../identity/index.ts';
import type { FieldAccess } from './access/field-access.ts';
import { fieldAccess } from './access/field-access.ts';
import { readCustomValues } from './custom-fields/values.ts';
import type { CustomerRow } from './tables.ts';
import { tagsByCustomer } from './tags.ts';
import type { StoredTag } from './tags.ts';

export type CustomerRowView = Output<'staff.customers.list'>['rows'][number];
export type TimelineEntryView = Output<'staff.customers.timeline'>['entries'][number];

/** The columns a row of a list is made from: neither sealed values nor look-up hashes travel from the database for it. */
export const shownColumns = [
  'id',
  'version',
  'member_no',
  'name',
  'name_initials',
  'avatar_url',
  'phone_masked',
  'email_masked',
  'tax_id_masked',
  'company',
  'gender',
  'birthday_on',
  'region',
  'level',
  'owner_id',
  'channel_kind',
  'channel_key',
  'channel_name',
  'reach_oa',
  'reach_mini',
  'reach_wecom',
  'orders_count',
  'paid_total_fen',
  'last_order_at',
  'created_at',
  'last_seen_at',
] as const satisfies readonly (keyof CustomerRow)[];
export type ShownRow = Pick<CustomerRow, (typeof shownColumns)[number]>;

/** An unnamed follower is called by the last digits of the member number, never by an id. */
export const shownName = (row: Pick<CustomerRow, 'name' | 'member_no'>): string =>
  row.name === '' ? `微信用户${row.member_no.slice(-4)}` : row.name;

/**
 * Records as the caller may see them: hidden fields are absent, personal ones masked. Everything that shows customers to staff comes through here.
 * `custom` names the custom fields wanted along; null for all of them. Rights and tags the caller has read already are not read again.
 */
export async function toCustomerRows(
  ctx: Context,
  rows: readonly ShownRow[],
  custom: readonly string[] | null = [],
  given?: FieldAccess,
  knownTags?: ReadonlyMap<string, readonly StoredTag[]>,
): Promise<CustomerRowView[]> {
  if (rows.length === 0) return [];
  const access = given ?? (await fieldAccess(ctx));
  const ids = rows.map((row) => row.id);
  const wanted = access.customFields.filter(
    (field) => (custom === null || custom.includes(field.id)) && access.may(`custom.${field.id}`, 'masked'),
  );
  const [tags, owners, values] = await Promise.all([
    access.may('tags', 'read') ? (knownTags ?? tagsByCustomer(ctx, ids)) : new Map<string, StoredTag[]>(),
    access.may('owner', 'read')
      ? staffNamesById(
          ctx,
          rows.map((row) => row.owner_id),
        )
      : new Map<string, string>(),
    readCustomValues(ctx, ids, wanted),
  ]);
  const shape = shapeOf(access);
  const nameMasked = access.may('name', 'masked');
  return rows.map((row) => {
    const view = plainFields(row, shape, nameMasked);
    if (shape.owner) view.owner = row.owner_id ? { staffId: row.owner_id, name: owners.get(row.owner_id) ?? '' } : null;
    if (shape.tags) {
      const given = tags.get(row.id) ?? [];
      view.tags = [...new Set(given.map((tag) => tag.name))];
      view.ownTags = given.filter((tag) => !tag.source.startsWith('wecom:')).map((tag) => tag.name);
    }
    if (wanted.length > 0) view.custom = Object.fromEntries(wanted.map((field) => [field.id, values.get(row.id)?.get(field.id) ?? null]));
    return view;
  });
}

/** Which fields this caller reads or sees masked, worked out once per answer instead of once per cell. */
function shapeOf(access: FieldAccess): Record<CustomerFieldKey, boolean> & { birthdayInFull: boolean } {
  const masked = new Set<CustomerFieldKey>(['phone', 'email', 'taxId', 'birthday']);
  const shown = customerFieldKeys.map((key) => [key, access.may(key, masked.has(key) ? 'masked' : 'read')]);
  return { ...(Object.fromEntries(shown) as Record<CustomerFieldKey, boolean>), birthdayInFull: access.may('birthday', 'read') };
}

function plainFields(row: ShownRow, shape: ReturnType<typeof shapeOf>, nameMasked: boolean): CustomerRowView {
  const view: CustomerRowView = {
    id: row.id,
    version: row.version,
    name: shape.name ? shownName(row) : nameMasked && row.name !== '' ? maskName(row.name) : '客户',
    avatarUrl: shape.name ? row.avatar_url : null,
  };
  if (shape.memberNo) view.memberNo = row.member_no;
  if (shape.phone) view.phoneMasked = row.phone_masked;
  if (shape.email) view.emailMasked = row.email_masked;
  if (shape.taxId) view.taxIdMasked = row.tax_id_masked;
  if (shape.company) view.company = row.company;
  if (shape.gender) view.gender = genders[row.gender] ?? 'unknown';
  if (shape.birthday)
    view.birthday = row.birthday_on === '' ? null : shape.birthdayInFull ? row.birthday_on : maskBirthday(row.birthday_on);
  if (shape.region) view.region = row.region || null;
  if (shape.level) view.level = row.level;
  if (shape.channel) view.channel = { kind: row.channel_kind, key: row.channel_key, name: row.channel_name };
  if (shape.reach) view.reach = { officialAccount: row.reach_oa === 1, miniProgram: row.reach_mini === 1, wecom: row.reach_wecom === 1 };
  if (shape.ordersCount) view.ordersCount = row.orders_count;
  if (shape.paidTotalFen) view.paidTotalFen = row.paid_total_fen;
  if (shape.lastOrderAt) view.lastOrderAt = row.last_order_at || null;
  if (shape.createdAt) view.createdAt = row.created_at;
  if (shape.lastSeenAt) view.lastSeenAt = row.last_seen_at;
  return view;
}
