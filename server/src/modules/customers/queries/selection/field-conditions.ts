import { channelKinds, genders } from '@lianke/shared';
import type { Knex } from 'knex';
import type { Context } from '../../../../kernel/context.ts';
import { emailIndexes, normalPhone, phoneHeadIndexes, phoneTailIndexes, taxIdIndexes } from '../../personal-values.ts';
import { searchGrams } from '../../rules/name-grams.ts';
import { addInstant, addNumber, addText } from './column-conditions.ts';
import type { Condition } from './condition.ts';
import { dayOf, invalid, textOf, textsOf } from './condition.ts';

export type AddCondition = (ctx: Context, query: Knex.QueryBuilder, condition: Condition) => void;

const number =
  (column: string): AddCondition =>
  (_ctx, query, condition) =>
    addNumber(query, `customers.${column}`, condition);
const instant =
  (column: string): AddCondition =>
  (ctx, query, condition) =>
    addInstant(ctx, query, `customers.${column}`, condition);

/** What each field of the registry can be filtered by. A field that is not here cannot. */
export const fieldConditions: Readonly<Record<string, AddCondition>> = {
  name: (ctx, query, condition) =>
    condition.op === 'contains' ? nameContains(ctx, query, textOf(condition)) : addText(query, 'customers.name', condition, ''),
  memberNo: (_ctx, query, condition) => addText(query, 'customers.member_no', condition, null),
  company: (_ctx, query, condition) => addText(query, 'customers.company', condition, null),
  phone: addPhone,
  email: personal('email_sealed', 'email_index', (ctx, text) => emailIndexes(ctx, text)),
  taxId: personal('tax_id_sealed', 'tax_id_index', (ctx, text) => taxIdIndexes(ctx, text.toUpperCase())),
  gender: (_ctx, query, condition) => {
    const wanted = textsOf(condition).map((text) => (genders as readonly string[]).indexOf(text));
    if (!['is', 'in'].includes(condition.op) || wanted.includes(-1)) throw invalid(condition);
    void query.whereIn('customers.gender', wanted);
  },
  birthday: (_ctx, query, condition) => {
    if (condition.op === 'empty') return void query.where('customers.birthday_on', '');
    if (condition.op === 'not_empty') return void query.where('customers.birthday_on', '>', '');
    const operator = { is: '=', gte: '>=', lte: '<=' }[condition.op as string];
    if (!operator) throw invalid(condition);
    void query.where('customers.birthday_on', operator, dayOf(condition)).where('customers.birthday_on', '>', '');
  },
  region: addRegion,
  level: number('level'),
  ordersCount: number('orders_count'),
  paidTotalFen: number('paid_total_fen'),
  lastOrderAt: instant('last_order_at'),
  createdAt: instant('created_at'),
  lastSeenAt: instant('last_seen_at'),
  owner: (_ctx, query, condition) => {
    if (condition.op === 'empty') return void query.where('customers.owner_id', '');
    if (condition.op === 'not_empty') return void query.where('customers.owner_id', '>', '');
    if (!['is', 'in'].includes(condition.op)) throw invalid(condition);
    void query.whereIn('customers.owner_id', textsOf(condition));
  },
  tags: addTags,
  channel: (_ctx, query, condition) => {
    const kinds = textsOf(condition);
    if (!['is', 'in'].includes(condition.op) || kinds.some((kind) => !(channelKinds as readonly string[]).includes(kind)))
      throw invalid(condition);
    void query.whereIn('customers.channel_kind', kinds);
  },
  reach: addReach,
};

function nameContains(ctx: Context, query: Knex.QueryBuilder, text: string): void {
  for (const gram of searchGrams(text))
    void query.whereIn('customers.id', ctx.db('customer_name_grams').where({ gram }).select('customer_id'));
  void query.whereRaw('lower(??) like ? escape ?', ['customers.name', `%${text.toLowerCase().replace(/[!%_]/g, '!$&')}%`, '!']);
}

/** A whole number is its first seven and last four digits; beginnings are possible at four and seven. */
function addPhone(ctx: Context, query: Knex.QueryBuilder, condition: Condition): void {
  if (condition.op === 'empty') return void query.whereNull('customers.phone_sealed');
  if (condition.op === 'not_empty') return void query.whereNotNull('customers.phone_sealed');
  const digits = normalPhone(textOf(condition));
  if (condition.op === 'is' && digits.length >= 7)
    return void query
      .whereIn('customers.phone_head7', phoneHeadIndexes(ctx, digits.slice(0, 7)))
      .whereIn('customers.phone_tail_index', phoneTailIndexes(ctx, digits.slice(-4)));
  if (condition.op !== 'starts_with' || (digits.length !== 4 && digits.length !== 7)) throw invalid(condition);
  void query.whereIn(digits.length === 7 ? 'customers.phone_head7' : 'customers.phone_head4', phoneHeadIndexes(ctx, digits));
}

function personal(sealed: string, index: string, hashes: (ctx: Context, text: string) => string[]): AddCondition {
  return (ctx, query, condition) => {
    if (condition.op === 'empty') void query.whereNull(`customers.${sealed}`);
    else if (condition.op === 'not_empty') void query.whereNotNull(`customers.${sealed}`);
    else if (condition.op === 'is') void query.whereIn(`customers.${index}`, hashes(ctx, textOf(condition)));
    else throw invalid(condition);
  };
}

/** A province (`330000`) means every city in it. */
function addRegion(_ctx: Context, query: Knex.QueryBuilder, condition: Condition): void {
  if (condition.op === 'empty') return void query.where('customers.region', '');
  if (condition.op === 'not_empty') return void query.where('customers.region', '>', '');
  const codes = textsOf(condition);
  if (!['is', 'in'].includes(condition.op) || codes.some((code) => !/^\d{6}$/.test(code))) throw invalid(condition);
  void query.where((any) => {
    const cities = codes.filter((code) => !code.endsWith('0000'));
    if (cities.length > 0) void any.whereIn('customers.region', cities);
    for (const province of codes.filter((code) => code.endsWith('0000')))
      void any.orWhereBetween('customers.region', [province, `${province.slice(0, 2)}9999`]);
  });
}

function addTags(ctx: Context, query: Knex.QueryBuilder, condition: Condition): void {
  const tagged = (names: readonly string[]): Knex.QueryBuilder =>
    ctx
      .db('customer_tags')
      .whereIn('name', [...names])
      .select('customer_id');
  const any = ctx.db('customer_tags').select('customer_id');
  if (condition.op === 'empty') return void query.whereNotIn('customers.id', any);
  if (condition.op === 'not_empty') return void query.whereIn('customers.id', any);
  const names = textsOf(condition);
  if (condition.op === 'has_any') void query.whereIn('customers.id', tagged(names));
  else if (condition.op === 'has_none') void query.whereNotIn('customers.id', tagged(names));
  else if (condition.op === 'has_all') for (const name of names) void query.whereIn('customers.id', tagged([name]));
  else throw invalid(condition);
}

const reachColumns: Record<string, string> = { officialAccount: 'reach_oa', miniProgram: 'reach_mini', wecom: 'reach_wecom' };

function addReach(_ctx: Context, query: Knex.QueryBuilder, condition: Condition): void {
  const columns = textsOf(condition).map((name) => reachColumns[name] ?? '');
  if (columns.includes('')) throw invalid(condition);
  if (condition.op === 'has_all') for (const column of columns) void query.where(`customers.${column}`, 1);
  else if (condition.op === 'has_none') for (const column of columns) void query.where(`customers.${column}`, 0);
  else if (condition.op === 'has_any') void query.where((any) => columns.forEach((column) => void any.orWhere(`customers.${column}`, 1)));
  else throw invalid(condition);
}
