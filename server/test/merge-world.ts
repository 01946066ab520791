import fc from 'fast-check';
import type { Context } from '../src/kernel/context.ts';
import { insertRows } from '../src/kernel/db/insert-rows.ts';
import { addToCount } from '../src/kernel/db/kept-count.ts';
import { inTransaction } from '../src/kernel/transaction.ts';
import { addLinks } from '../src/modules/identity/index.ts';
import { assignOwner } from '../src/modules/customers/access/customer-staff.ts';
import { saveCustomValues } from '../src/modules/customers/custom-fields/save-values.ts';
import type { CustomField } from '../src/modules/customers/custom-fields/store.ts';
import { addressColumns, emailColumns, phoneColumns, taxIdColumns } from '../src/modules/customers/personal-values.ts';
import { newMemberNo, saveNameGrams } from '../src/modules/customers/store.ts';
import { blankCustomer } from '../src/modules/customers/tables.ts';
import { replaceTags } from '../src/modules/customers/tags.ts';
import { addTimelineEntries } from '../src/modules/customers/timeline.ts';
import { createTestDeps } from './test-shop.ts';

/** A database with a few custom fields of every kind that matters to merging. */
export interface MergeWorld {
  ctx(): Context;
  fieldId(nth: number): string;
  fields: readonly CustomField[];
  close(): Promise<void>;
}

const fieldPlans = [
  { type: 'text', unique: true, personal: false },
  { type: 'text', unique: false, personal: true },
  { type: 'multi', unique: false, personal: false },
  { type: 'money', unique: false, personal: false },
] as const;
const options = ['甲', '乙', '丙'];

export async function startMergeWorld(): Promise<MergeWorld> {
  const { ctx, close, deps } = await createTestDeps();
  const fields = fieldPlans.map((plan, position): CustomField => ({
    ...plan,
    id: deps.ids.next('customField'),
    label: `字段${position}`,
    options: plan.type === 'multi' ? options : [],
    requiredAt: 'never',
    memberAccess: 'none',
    defaultRight: 'write',
    position,
    archived: false,
  }));
  await insertRows(
    ctx(),
    'custom_fields',
    fields.map((field) => ({
      id: field.id,
      label: field.label,
      type: field.type,
      options: JSON.stringify(field.options),
      required_at: field.requiredAt,
      is_unique: Number(field.unique),
      personal: Number(field.personal),
      member_access: field.memberAccess,
      default_right: field.defaultRight,
      position: field.position,
      archived: 0,
      created_at: 1,
    })),
  );
  return { ctx: () => ctx(), fieldId: (nth) => fields[nth]?.id ?? '', fields, close };
}

const maybe = <T>(it: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(it, { nil: undefined });
const instant = fc.integer({ min: 1_600_000_000_000, max: 1_790_000_000_000 });
const flag = fc.integer({ min: 0, max: 1 });

/** A record with anything on it. */
export const someRecord = fc.record({
  name: fc.constantFrom('', '王小明', '欧阳·买买提江', 'Amy'),
  name_rank: fc.integer({ min: 0, max: 3 }),
  avatar: maybe(fc.constantFrom('https://a/1', '/files/x')),
  phone: maybe(fc.constantFrom('13812345678', '15900001111')),
  email: maybe(fc.constantFrom('a@b.cn', 'Wang@b.cn')),
  address: maybe(fc.constantFrom('杭州市西湖区一号', '上海')),
  taxId: maybe(fc.constantFrom('91330106MA2CXXXX8K')),
  company: maybe(fc.constantFrom('山野咖啡', '连客')),
  gender: fc.integer({ min: 0, max: 2 }),
  birthday: fc.constantFrom('', '1990-05-17'),
  region: fc.constantFrom('', '330100', '310000'),
  level: fc.integer({ min: 0, max: 3 }),
  owner: fc.constantFrom('', 'stf_a', 'stf_b'),
  contacts: fc.uniqueArray(fc.constantFrom('stf_a', 'stf_b', 'stf_c')),
  channel: fc.constantFrom('unknown' as const, 'oa_qr' as const, 'mini_program' as const),
  reach: fc.tuple(flag, flag, flag),
  orders: fc.tuple(fc.nat(50), fc.nat(1_000_000), fc.oneof(fc.constant(0), instant)),
  created: instant,
  seen: instant,
  keyed: fc.boolean(),
  links: fc.uniqueArray(fc.constantFrom('oa_openid' as const, 'mini_openid' as const, 'external_userid' as const, 'unionid' as const)),
  entries: fc.nat(3),
  tags: fc.uniqueArray(fc.tuple(fc.constantFrom('shop', 'wecom:chen.li', 'wecom:wu.an'), fc.constantFrom('t1', 't2', 't3')), {
    selector: ([source, tag]) => `${source}|${tag}`,
  }),
  values: fc.tuple(fc.boolean(), maybe(fc.constantFrom('粤A1', '粤B2')), fc.subarray(options), maybe(fc.nat(10_000))),
});
export type RecordPlan = typeof someRecord extends fc.Arbitrary<infer T> ? T : never;

let made = 0;

/** Saves such a record the way the product does, and answers its id. */
export async function saveRecord(world: MergeWorld, plan: RecordPlan): Promise<string> {
  made += 1;
  const nth = made;
  return inTransaction(world.ctx(), async (ctx) => {
    const id = ctx.ids.next('customer');
    await ctx.db('customers').insert({
      ...blankCustomer,
      ...(plan.phone !== undefined && phoneColumns(ctx, plan.phone)),
      ...emailColumns(ctx, plan.email ?? null),
      ...addressColumns(ctx, plan.address ?? null),
      ...taxIdColumns(ctx, plan.taxId ?? null),
      id,
      member_no: newMemberNo(ctx),
      name: plan.name,
      name_rank: plan.name === '' ? 0 : plan.name_rank,
      name_initials: plan.name === '' ? '' : `n${plan.name_rank}`,
      avatar_url: plan.avatar ?? null,
      company: plan.company ?? null,
      gender: plan.gender,
      birthday_on: plan.birthday,
      region: plan.region,
      level: plan.level,
      channel_kind: plan.channel,
      channel_key: plan.channel === 'unknown' ? null : `key${nth}`,
      reach_oa: plan.reach[0],
      reach_mini: plan.reach[1],
      reach_wecom: plan.reach[2],
      orders_count: plan.orders[0],
      paid_total_fen: plan.orders[1],
      last_order_at: plan.orders[2],
      created_at: plan.created,
      last_seen_at: plan.seen,
      external_key: plan.keyed ? `ext-${nth}` : null,
    });
    await addToCount(ctx, 'customers', 1);
    await saveNameGrams(ctx, new Map([[id, plan.name]]));
    if (plan.owner) await assignOwner(ctx, [id], plan.owner);
    await insertRows(
      ctx,
      'customer_staff',
      plan.contacts.map((staff_id) => ({ staff_id, customer_id: id, kind: 'contact', since: plan.created })),
    );
    await addLinks(
      ctx,
      plan.links.map((kind) => ({ kind, appId: 'app', value: `v${nth}`, customerId: id, linkedAt: plan.created })),
    );
    const entries = Array.from({ length: plan.entries }, (_, at) => ({
      customerId: id,
      kind: 'note' as const,
      at,
      data: { text: `${nth}` },
    }));
    await addTimelineEntries(ctx, entries);
    for (const source of new Set(plan.tags.map(([it]) => it))) {
      const tags = plan.tags
        .filter(([it]) => it === source)
        .map(([, tag]) => ({ id: tag, name: `${tag}名`, group: source === 'shop' ? null : '组' }));
      await replaceTags(ctx, id, source, tags);
    }
    const values = [plan.values[0] ? `唯一${nth}` : null, plan.values[1] ?? null, plan.values[2], plan.values[3] ?? null];
    await saveCustomValues(
      ctx,
      id,
      world.fields.map((field, at) => ({ field, value: values[at] ?? null })),
    );
    return id;
  });
}

const tables = [
  'customers',
  'customer_name_grams',
  'customer_tags',
  'customer_staff',
  'customer_field_values',
  'customer_field_uniques',
  'identities',
  'timeline_entries',
] as const;
type Dump = Record<(typeof tables)[number], Record<string, unknown>[]>;

/** Everything the database holds about these records, but for what tells of merging itself. */
export async function dumpOf(world: MergeWorld, ids: readonly string[]): Promise<Dump> {
  const dump = {} as Dump;
  for (const table of tables) {
    const query = world
      .ctx()
      .db(table)
      .whereIn(table === 'customers' ? 'id' : 'customer_id', [...ids]);
    if (table === 'timeline_entries') void query.whereNotIn('kind', ['customer.merged', 'customer.unmerged']);
    const rows = (await query) as Record<string, unknown>[];
    dump[table] = rows.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  }
  return dump;
}
