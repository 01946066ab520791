import type { Context } from '../../../kernel/context.ts';
import { insertRows } from '../../../kernel/db/insert-rows.ts';
import { addToCount } from '../../../kernel/db/kept-count.ts';
import { insertOrRetry } from '../../../kernel/transaction.ts';
import { addLinks } from '../../identity/index.ts';
import { toColumns } from '../commands/customer-input.ts';
import { rememberTags, shopSource } from '../commands/shop-tags.ts';
import { toValueRows } from '../custom-fields/save-values.ts';
import type { CustomField } from '../custom-fields/store.ts';
import { nameGrams } from '../rules/name-grams.ts';
import { regionOfPhone } from '../rules/region-of-phone.ts';
import { newMemberNo } from '../store.ts';
import { blankCustomer } from '../tables.ts';
import type { CustomerRow } from '../tables.ts';
import { tagIdOfName } from '../tags.ts';
import { addTimelineEntries } from '../timeline.ts';
import type { ImportOptions } from './import-row.ts';
import type { KeyedRow } from './known-records.ts';

export interface AddedRecord {
  it: KeyedRow;
  record: CustomerRow;
}

/** The record a new person's row becomes. Whoever sees only their own customers owns what they bring, or they could not see it. */
export function toRecord(ctx: Context, it: KeyedRow, options: ImportOptions): CustomerRow {
  const { row } = it;
  const { facts, change } = row;
  const { actor } = ctx;
  const createdAt = facts.createdAt ?? ctx.clock.now();
  const guessed = options.fillRegion && change.region === undefined && change.phone ? regionOfPhone(change.phone) : null;
  return {
    ...blankCustomer,
    ...(it.columns ?? toColumns(ctx, change)),
    ...(guessed && { region: guessed.code }),
    id: row.id ?? ctx.ids.next('customer'),
    member_no: row.memberNo ?? newMemberNo(ctx),
    external_key: row.externalKey ?? null,
    avatar_url: row.avatarUrl ?? null,
    owner_id: change.ownerId ?? (actor.kind === 'staff' && actor.seesStaff !== null ? actor.staffId : ''),
    ...(facts.channel && { channel_kind: facts.channel.kind, channel_key: facts.channel.key, channel_name: facts.channel.name }),
    orders_count: facts.ordersCount ?? 0,
    paid_total_fen: facts.paidTotalFen ?? 0,
    last_order_at: facts.lastOrderAt ?? 0,
    created_at: createdAt,
    last_seen_at: facts.lastSeenAt ?? createdAt,
    created_by: options.importId,
  };
}

/** Writes new records with everything that hangs on them: about ten statements for any number. Inside the caller's transaction. */
export async function addRecords(
  ctx: Context,
  added: readonly AddedRecord[],
  fields: ReadonlyMap<string, CustomField>,
  options: ImportOptions,
): Promise<void> {
  if (added.length === 0) return;
  const now = ctx.clock.now();
  const records = added.map(({ record }) => record);
  const again = 'an id, a number or a key was taken meanwhile';
  await insertOrRetry(ctx, again, () => insertRows(ctx, 'customers', withoutDefaults(records)));
  await insertRows(ctx, 'customer_name_grams', gramRows(records));
  const links = added.flatMap(({ it, record }) => it.phone.slice(0, 1).map((key) => ({ ...key, customerId: record.id, linkedAt: now })));
  await insertOrRetry(ctx, again, () => addLinks(ctx, links));
  await addTags(ctx, added);
  await addValues(ctx, added, fields, again);
  await insertRows(
    ctx,
    'customer_staff',
    records
      .filter((record) => record.owner_id !== '')
      .map((record) => ({ staff_id: record.owner_id, customer_id: record.id, kind: 'owner', since: now })),
  );
  const staff = ctx.actor.kind === 'staff' ? { id: ctx.actor.staffId, name: ctx.actor.name } : undefined;
  await addTimelineEntries(
    ctx,
    records.map((record) => ({ customerId: record.id, kind: 'customer.imported', at: now, data: { importId: options.importId }, staff })),
  );
  await addToCount(ctx, 'customers', records.length);
}

/** Columns in which every row is as the database makes it by itself need not be sent: half of them, in a usual list. */
const madeByDatabase = [
  'version', 'name_initials', 'avatar_url', 'phone_sealed', 'phone_masked', 'phone_tail_index', 'phone_head4', 'phone_head7', 'email_sealed',
  'email_masked', 'email_index', 'address_sealed', 'address_masked', 'tax_id_sealed', 'tax_id_masked', 'tax_id_index', 'company', 'gender',
  'birthday_on', 'region', 'level', 'owner_id', 'channel_key', 'channel_name', 'orders_count', 'paid_total_fen', 'last_order_at', 'external_key',
  'merged_into_id', 'merged_at',
] as const satisfies readonly (keyof typeof blankCustomer)[]; // prettier-ignore

function withoutDefaults(records: readonly CustomerRow[]): Partial<CustomerRow>[] {
  const idle = madeByDatabase.filter((column) => records.every((record) => record[column] === blankCustomer[column]));
  return records.map((record) => {
    const row: Partial<CustomerRow> = { ...record };
    for (const column of idle) delete row[column];
    return row;
  });
}

/** In the order of the index they go into. */
function gramRows(records: readonly CustomerRow[]): { gram: string; customer_id: string }[] {
  return records
    .flatMap((record) => nameGrams(record.name).map((gram) => ({ gram, customer_id: record.id })))
    .sort((a, b) => (a.gram < b.gram ? -1 : a.gram > b.gram ? 1 : 0));
}

async function addTags(ctx: Context, added: readonly AddedRecord[]): Promise<void> {
  const names = new Set(added.flatMap(({ it }) => it.row.change.tags ?? []));
  if (names.size === 0) return;
  await insertOrRetry(ctx, 'a tag was made meanwhile', () => rememberTags(ctx, [...names]));
  const ids = new Map([...names].map((name) => [name, tagIdOfName('shop', name)]));
  await insertRows(
    ctx,
    'customer_tags',
    added.flatMap(({ it, record }) =>
      (it.row.change.tags ?? []).map((name) => ({
        customer_id: record.id,
        source: shopSource,
        tag_id: ids.get(name),
        name,
        group_name: null,
      })),
    ),
  );
}

async function addValues(
  ctx: Context,
  added: readonly AddedRecord[],
  fields: ReadonlyMap<string, CustomField>,
  again: string,
): Promise<void> {
  const rows = added.flatMap(({ it, record }) =>
    Object.entries(it.row.change.custom ?? {}).flatMap(([id, value]) => {
      const field = fields.get(id);
      return field ? toValueRows(ctx, record.id, field, value) : [];
    }),
  );
  await insertRows(ctx, 'customer_field_values', rows);
  const claims = added.flatMap(({ it, record }) =>
    it.uniques.map((claim) => ({ field_id: claim.fieldId, value_index: claim.indexes[0], customer_id: record.id })),
  );
  await insertOrRetry(ctx, again, () => insertRows(ctx, 'customer_field_uniques', claims));
}
