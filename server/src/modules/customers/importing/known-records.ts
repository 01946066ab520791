import type { Context } from '../../../kernel/context.ts';
import { findLinks, keyText, listLinks } from '../../identity/index.ts';
import type { IdentityKey } from '../../identity/index.ts';
import { visibleAmong } from '../access/row-access.ts';
import { toStored } from '../custom-fields/check-value.ts';
import { uniqueText } from '../custom-fields/save-values.ts';
import type { CustomField } from '../custom-fields/store.ts';
import { customIndexPurpose } from '../custom-fields/values.ts';
import { typedPhoneKeys } from '../personal-values.ts';
import type { CustomerChange, CustomerRow } from '../tables.ts';
import type { ImportRow } from './import-row.ts';

/** A value of a unique field, by the hashes it is known under (the newest first). */
export interface UniqueClaim {
  fieldId: string;
  indexes: string[];
}

/** A row with what it is looked up by. */
export interface KeyedRow {
  row: ImportRow;
  /** The typed identity of the number, under every key we hold. */
  phone: IdentityKey[];
  uniques: UniqueClaim[];
  /** What a new record would hold, if it was made ready beforehand: most of the work of an import is sealing. */
  columns?: CustomerChange;
}

export function keyRow(ctx: Pick<Context, 'sealing'>, row: ImportRow, uniqueFields: readonly CustomField[]): KeyedRow {
  const uniques = uniqueFields.flatMap((field) => {
    const [stored] = toStored(field, row.change.custom?.[field.id] ?? null);
    return stored ? [{ fieldId: field.id, indexes: ctx.sealing.blindIndexes(uniqueText(stored), customIndexPurpose(field.id)) }] : [];
  });
  return { row, phone: row.change.phone ? typedPhoneKeys(ctx, row.change.phone) : [], uniques };
}

/** What the database knows about the people of some rows: one look-up per kind of key, however many rows there are. */
export interface KnownRecords {
  /** Every record found. */
  found: readonly string[];
  ownerOfPhone(keys: readonly IdentityKey[]): string | undefined;
  byId(id: string): string | undefined;
  byMemberNo(memberNo: string): string | undefined;
  byExternalKey(key: string): string | undefined;
  ownerOfUnique(claim: UniqueClaim): string | undefined;
  /** Found by any of those: whether the caller may see the record, whether its number was verified in WeChat. */
  visible: ReadonlySet<string>;
  verified: ReadonlySet<string>;
}

/** A record that was erased belongs to nobody, but its id and number stay taken. */
export const erased = 'erased';

export async function findKnownRecords(ctx: Context, rows: readonly KeyedRow[]): Promise<KnownRecords> {
  const [links, ids, memberNos, keys, uniques] = [
    await findLinks(
      ctx,
      rows.flatMap(({ phone }) => phone.flatMap((key) => [key, { ...key, kind: 'phone' as const }])),
    ),
    await byColumn(
      ctx,
      'id',
      rows.map(({ row }) => row.id),
    ),
    await byColumn(
      ctx,
      'member_no',
      rows.map(({ row }) => row.memberNo),
    ),
    await byColumn(
      ctx,
      'external_key',
      rows.map(({ row }) => row.externalKey),
    ),
    await findUniques(ctx, rows),
  ];
  const owners = new Map(links.map((link) => [keyText({ ...link, kind: 'typed_phone' }), link.customerId]));
  const found = [...new Set([...owners.values(), ...ids.values(), ...memberNos.values(), ...keys.values(), ...uniques.values()])].filter(
    (id) => id !== erased,
  );
  const visible = await visibleAmong(ctx, found);
  const verified = found.length === 0 ? [] : await listLinks(ctx, found);
  return {
    found,
    ownerOfPhone: (phone) => phone.map((key) => owners.get(keyText(key))).find((id) => id !== undefined),
    byId: (id) => ids.get(id),
    byMemberNo: (memberNo) => memberNos.get(memberNo),
    byExternalKey: (key) => keys.get(key),
    ownerOfUnique: (claim) => claim.indexes.map((index) => uniques.get(`${claim.fieldId}|${index}`)).find((id) => id !== undefined),
    visible,
    verified: new Set(verified.filter((link) => link.kind === 'phone').map((link) => link.customerId)),
  };
}

/** Column value → the id its record goes by today. */
async function byColumn(
  ctx: Context,
  column: 'id' | 'member_no' | 'external_key',
  values: readonly (string | undefined)[],
): Promise<Map<string, string>> {
  const given = [...new Set(values.filter((value) => value !== undefined))];
  if (given.length === 0) return new Map();
  const rows: Pick<CustomerRow, 'id' | 'member_no' | 'external_key' | 'merged_into_id'>[] = await ctx
    .db<CustomerRow>('customers')
    .whereIn(column, given)
    .select('id', 'member_no', 'external_key', 'merged_into_id');
  return new Map(rows.map((row) => [row[column] ?? '', row.merged_into_id === row.id ? erased : (row.merged_into_id ?? row.id)]));
}

async function findUniques(ctx: Context, rows: readonly KeyedRow[]): Promise<Map<string, string>> {
  const claims = rows.flatMap((row) => row.uniques);
  const found = new Map<string, string>();
  for (const fieldId of new Set(claims.map((claim) => claim.fieldId))) {
    const indexes = claims.filter((claim) => claim.fieldId === fieldId).flatMap((claim) => claim.indexes);
    const taken = await ctx
      .db('customer_field_uniques')
      .where({ field_id: fieldId })
      .whereIn('value_index', indexes)
      .select<{ value_index: string; customer_id: string }[]>('value_index', 'customer_id');
    for (const row of taken) found.set(`${fieldId}|${row.value_index}`, row.customer_id);
  }
  return found;
}
