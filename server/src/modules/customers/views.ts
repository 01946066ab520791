import { genders, maskBirthday, maskName } from '@lianke/shared';
import type { Input, Output } from '@lianke/shared/api';
import type { Context } from '../../kernel/context.ts';
import { staffNamesById } from '../identity/index.ts';
import type { FieldAccess } from './access/field-access.ts';
import { fieldAccess } from './access/field-access.ts';
import { readCustomValues } from './custom-fields/values.ts';
import type { CustomerRow } from './tables.ts';
import { listTags } from './tags.ts';

export type CustomerRowView = Output<'staff.customers.list'>['rows'][number];
export type TimelineEntryView = Output<'staff.customers.timeline'>['entries'][number];
export type ListInput = Input<'staff.customers.list'>;

/** An unnamed follower is called by the last digits of the member number, never by an id. */
export const shownName = (row: Pick<CustomerRow, 'name' | 'member_no'>): string =>
  row.name === '' ? `微信用户${row.member_no.slice(-4)}` : row.name;

/**
 * Records as the caller may see them: hidden fields are absent, personal ones masked. Everything that shows customers to staff comes through here.
 * `custom` names the custom fields wanted along; null for all of them.
 */
export async function toCustomerRows(
  ctx: Context,
  rows: readonly CustomerRow[],
  custom: readonly string[] | null = [],
  given?: FieldAccess,
): Promise<CustomerRowView[]> {
  if (rows.length === 0) return [];
  const access = given ?? (await fieldAccess(ctx));
  const ids = rows.map((row) => row.id);
  const wanted = access.customFields.filter(
    (field) => (custom === null || custom.includes(field.id)) && access.may(`custom.${field.id}`, 'masked'),
  );
  const [tags, owners, values] = await Promise.all([
    access.may('tags', 'read') ? listTags(ctx, ids) : [],
    access.may('owner', 'read')
      ? staffNamesById(
          ctx,
          rows.map((row) => row.owner_id),
        )
      : new Map<string, string>(),
    readCustomValues(ctx, ids, wanted),
  ]);
  const tagsOf = new Map<string, Set<string>>();
  const ownTagsOf = new Map<string, string[]>();
  for (const tag of tags)
    if (!tag.source.startsWith('wecom:')) ownTagsOf.set(tag.customerId, [...(ownTagsOf.get(tag.customerId) ?? []), tag.name]);
  for (const tag of tags) tagsOf.set(tag.customerId, (tagsOf.get(tag.customerId) ?? new Set<string>()).add(tag.name));
  return rows.map((row) => ({
    ...plainFields(row, access),
    ...(access.may('owner', 'read') && { owner: row.owner_id ? { staffId: row.owner_id, name: owners.get(row.owner_id) ?? '' } : null }),
    ...(access.may('tags', 'read') && { tags: [...(tagsOf.get(row.id) ?? [])], ownTags: ownTagsOf.get(row.id) ?? [] }),
    ...(wanted.length > 0 && { custom: Object.fromEntries(wanted.map((field) => [field.id, values.get(row.id)?.get(field.id) ?? null])) }),
  }));
}

function plainFields(row: CustomerRow, access: FieldAccess): CustomerRowView {
  const read = <T extends object>(key: string, value: T): Partial<T> => (access.may(key, 'read') ? value : {});
  const masked = <T extends object>(key: string, value: T): Partial<T> => (access.may(key, 'masked') ? value : {});
  return {
    id: row.id,
    name: nameFor(row, access),
    avatarUrl: access.may('name', 'read') ? row.avatar_url : null,
    version: row.version,
    ...read('memberNo', { memberNo: row.member_no }),
    ...masked('phone', { phoneMasked: row.phone_masked }),
    ...masked('email', { emailMasked: row.email_masked }),
    ...masked('taxId', { taxIdMasked: row.tax_id_masked }),
    ...read('company', { company: row.company }),
    ...read('gender', { gender: genders[row.gender] ?? 'unknown' }),
    ...masked('birthday', { birthday: birthdayFor(row, access) }),
    ...read('region', { region: row.region || null }),
    ...read('level', { level: row.level }),
    ...read('channel', { channel: { kind: row.channel_kind, key: row.channel_key, name: row.channel_name } }),
    ...read('reach', { reach: { officialAccount: row.reach_oa === 1, miniProgram: row.reach_mini === 1, wecom: row.reach_wecom === 1 } }),
    ...read('ordersCount', { ordersCount: row.orders_count }),
    ...read('paidTotalFen', { paidTotalFen: row.paid_total_fen }),
    ...read('lastOrderAt', { lastOrderAt: row.last_order_at || null }),
    ...read('createdAt', { createdAt: row.created_at }),
    ...read('lastSeenAt', { lastSeenAt: row.last_seen_at }),
  };
}

function nameFor(row: CustomerRow, access: FieldAccess): string {
  if (access.may('name', 'read')) return shownName(row);
  return access.may('name', 'masked') && row.name !== '' ? maskName(row.name) : '客户';
}

const birthdayFor = (row: CustomerRow, access: FieldAccess): string | null =>
  row.birthday_on === '' ? null : access.may('birthday', 'read') ? row.birthday_on : maskBirthday(row.birthday_on);
