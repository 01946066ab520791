import { genders } from '@lianke/shared';
import { writeAudit } from '../../../kernel/audit.ts';
import type { Context } from '../../../kernel/context.ts';
import { insertOrRetry } from '../../../kernel/transaction.ts';
import { addLinks, removeLinks, staffNamesById } from '../../identity/index.ts';
import { nameRanks } from '../arrival.ts';
import { assignOwner } from '../access/customer-staff.ts';
import { toColumns } from '../commands/customer-input.ts';
import { setShopTags, shopSource } from '../commands/shop-tags.ts';
import { saveCustomValues } from '../custom-fields/save-values.ts';
import type { CustomField } from '../custom-fields/store.ts';
import { readCustomValues } from '../custom-fields/values.ts';
import type { CustomValue } from '../custom-fields/values.ts';
import { normalPhone } from '../personal-values.ts';
import { describeChanges } from '../rules/describe-changes.ts';
import { regionOfPhone } from '../rules/region-of-phone.ts';
import { lockCustomers, saveNameGrams } from '../store.ts';
import { sealedPlace } from '../tables.ts';
import type { CustomerChange, CustomerRow } from '../tables.ts';
import { listTags } from '../tags.ts';
import { addTimelineEntries } from '../timeline.ts';
import type { ImportOptions } from './import-row.ts';
import type { KeyedRow } from './known-records.ts';

/** What a record was before an import changed it: what the undo puts back. */
export interface RecordBefore {
  columns: CustomerChange;
  ownerId?: string;
  tags?: string[];
  custom?: Record<string, CustomValue | null>;
  /** Sealed as on the record; present when the number was changed. */
  phoneSealed?: string | null;
}

export interface ChangedRecord {
  customerId: string;
  version: number;
  before: RecordBefore;
}

/** Brings what a file says about existing records onto them. What is the same already changes nothing. Inside the caller's transaction. */
export async function changeRecords(
  ctx: Context,
  updates: readonly { it: KeyedRow; customerId: string }[],
  fields: ReadonlyMap<string, CustomField>,
  options: ImportOptions,
): Promise<ChangedRecord[]> {
  if (updates.length === 0) return [];
  const ids = updates.map(({ customerId }) => customerId);
  const records = await lockCustomers(ctx, ids);
  const tags = await listTags(ctx, ids);
  const named = [...new Set(updates.flatMap(({ it }) => Object.keys(it.row.change.custom ?? {})))].flatMap((id) => fields.get(id) ?? []);
  const values = await readCustomValues(ctx, ids, named, () => true);
  const changed: ChangedRecord[] = [];
  for (const { it, customerId } of updates) {
    const record = records.get(customerId);
    if (!record) throw new Error(`customer ${customerId} vanished while it was locked`);
    const own = tags.filter((tag) => tag.customerId === customerId);
    changed.push(await changeRecord(ctx, it, record, { tags: own, values: values.get(customerId) ?? new Map() }, fields, options));
  }
  return changed;
}

interface Hanging {
  tags: readonly { source: string; name: string }[];
  values: ReadonlyMap<string, CustomValue>;
}

async function changeRecord(
  ctx: Context,
  it: KeyedRow,
  record: CustomerRow,
  hanging: Hanging,
  fields: ReadonlyMap<string, CustomField>,
  options: ImportOptions,
): Promise<ChangedRecord> {
  const change = differing(ctx, it, record, hanging, options);
  const { ownerId, tags, custom, ...rest } = change;
  const columns: CustomerChange = {
    ...toColumns(ctx, rest),
    ...(it.row.externalKey !== undefined && it.row.externalKey !== record.external_key && { external_key: it.row.externalKey }),
    ...(it.row.avatarUrl !== undefined && it.row.avatarUrl !== record.avatar_url && { avatar_url: it.row.avatarUrl }),
  };
  const shopTags = hanging.tags.filter((tag) => tag.source === shopSource).map((tag) => tag.name);
  const set = Object.entries(custom ?? {}).flatMap(([id, value]) => {
    const field = fields.get(id);
    return field ? [{ field, value }] : [];
  });
  const before: RecordBefore = {
    columns: Object.fromEntries(Object.keys(columns).map((column) => [column, record[column as keyof CustomerRow]])),
    ...(ownerId !== undefined && { ownerId: record.owner_id }),
    ...(tags && { tags: shopTags }),
    ...(set.length > 0 && { custom: Object.fromEntries(set.map(({ field }) => [field.id, hanging.values.get(field.id) ?? null])) }),
    ...(change.phone !== undefined && { phoneSealed: record.phone_sealed }),
  };
  const nothing = Object.keys(columns).length === 0 && ownerId === undefined && !tags && set.length === 0;
  if (nothing) return { customerId: record.id, version: record.version, before };

  const version = record.version + 1;
  await insertOrRetry(ctx, 'an external key was taken meanwhile', () =>
    ctx
      .db('customers')
      .where({ id: record.id })
      .update({ ...columns, version }),
  );
  if (columns.name !== undefined) await saveNameGrams(ctx, new Map([[record.id, columns.name]]));
  if (change.phone !== undefined) {
    await removeLinks(ctx, record.id, 'typed_phone');
    const [key] = it.phone;
    if (key)
      await insertOrRetry(ctx, 'a number was taken meanwhile', () =>
        addLinks(ctx, [{ ...key, customerId: record.id, linkedAt: ctx.clock.now() }]),
      );
  }
  if (ownerId !== undefined) await assignOwner(ctx, [record.id], ownerId ?? '');
  if (tags) await setShopTags(ctx, record.id, tags);
  await saveCustomValues(ctx, record.id, set);
  await noteChange(ctx, record, columns, change, shopTags, set, hanging, options);
  return { customerId: record.id, version, before };
}

/** What the row says otherwise than the record. Personal values are compared opened, so that the same number sealed anew is no change. */
function differing(
  ctx: Context,
  { row }: KeyedRow,
  record: CustomerRow,
  hanging: Hanging,
  options: ImportOptions,
): KeyedRow['row']['change'] {
  const { change } = row;
  const opened = (field: keyof typeof sealedPlace, sealed: string | null): string | null =>
    sealed === null ? null : ctx.sealing.open(sealed, sealedPlace[field]);
  const result = { ...change };
  const same: Partial<Record<keyof typeof change, boolean>> = {
    name: change.name === record.name && record.name_rank === nameRanks.staff,
    phone: change.phone ? normalPhone(change.phone) === opened('phone', record.phone_sealed) : true,
    email: change.email === opened('email', record.email_sealed),
    address: change.address === opened('address', record.address_sealed),
    taxId: change.taxId === opened('taxId', record.tax_id_sealed),
    company: change.company === record.company,
    gender: change.gender === genders[record.gender],
    birthday: change.birthday === record.birthday_on,
    region: change.region === record.region,
    level: change.level === record.level,
    ownerId: change.ownerId === record.owner_id,
  };
  for (const [key, isSame] of Object.entries(same)) if (isSame) delete result[key as keyof typeof same];
  if (options.fillRegion && change.region === undefined && record.region === '' && change.phone) {
    const guessed = regionOfPhone(change.phone);
    if (guessed) result.region = guessed.code;
  }
  if (change.tags) {
    // A tag that the customer already has from WeCom need not be given a second time.
    const others = new Set(hanging.tags.filter((tag) => tag.source !== shopSource).map((tag) => tag.name));
    const [wanted, had] = [
      change.tags.filter((name) => !others.has(name)),
      hanging.tags.filter((tag) => tag.source === shopSource).map((tag) => tag.name),
    ];
    if (sortedText(wanted) === sortedText(had)) delete result.tags;
    else result.tags = wanted;
  }
  const custom = Object.entries(change.custom ?? {}).filter(([id, value]) => {
    const had = hanging.values.get(id) ?? null;
    return JSON.stringify(value) !== JSON.stringify(had) && String(value) !== had; // a personal number comes out of its seal as text
  });
  if (custom.length > 0) result.custom = Object.fromEntries(custom);
  else delete result.custom;
  return result;
}

const sortedText = (names: readonly string[]): string => JSON.stringify([...names].sort());

/** On the customer's timeline and on the record of who changed what. */
async function noteChange(
  ctx: Context,
  before: CustomerRow,
  columns: CustomerChange,
  change: KeyedRow['row']['change'],
  tagsBefore: readonly string[],
  values: readonly { field: CustomField; value: CustomValue | null }[],
  hanging: Hanging,
  options: ImportOptions,
): Promise<void> {
  const owners =
    change.ownerId === undefined ? new Map<string, string>() : await staffNamesById(ctx, [before.owner_id, change.ownerId ?? '']);
  const customBefore = new Map([...hanging.values].filter(([id]) => !values.some(({ field }) => field.id === id && field.personal)));
  const changes = describeChanges({ before, columns, change, tagsBefore, values, customBefore, owners });
  const staff = ctx.actor.kind === 'staff' ? { id: ctx.actor.staffId, name: ctx.actor.name } : undefined;
  await addTimelineEntries(ctx, [
    { customerId: before.id, kind: 'customer.imported', at: ctx.clock.now(), data: { importId: options.importId }, staff },
  ]);
  await writeAudit(ctx, 'customer.imported', { kind: 'customer', id: before.id }, { importId: options.importId }, changes);
}
