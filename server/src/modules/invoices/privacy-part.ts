import { formatChinaTime, formatYuan } from '@lianke/shared';
import type { InvoiceRequestState } from '@lianke/shared';
import type { Title } from '@lianke/shared/invoicing';
import type { Knex } from 'knex';
import type { Context } from '../../kernel/context.ts';
import { rowsAbout } from '../../kernel/privacy/privacy-part.ts';
import type { Holding, Person, PrivacyPart } from '../../kernel/privacy/privacy-part.ts';
import { emailOf, keptTitleOf, sealTitle, titleOf } from './tables.ts';
import type { RequestRow, TitleRow } from './tables.ts';

const owners = ['customer_id', 'origin_customer_id'] as const;

const ofPerson = (ctx: Pick<Context, 'db'>, { customerIds }: Person, table: string): Knex.QueryBuilder =>
  ctx.db(table).where((where) => owners.forEach((column) => void where.orWhereIn(column, [...customerIds])));

const requestsOf = (ctx: Pick<Context, 'db'>, person: Person): Knex.QueryBuilder => ofPerson(ctx, person, 'invoice_requests');

const countOf = async (query: Knex.QueryBuilder): Promise<number> =>
  Number(((await query.count({ count: '*' }).first()) as { count: number | string }).count);

/** Wishes nothing came of, and those nobody has looked at yet. Of all others there is an invoice, or there will be. */
const withoutInvoice: readonly InvoiceRequestState[] = ['requested', 'rejected', 'cancelled'];

const titles = rowsAbout('发票抬头簿（名称、税号、地址、电话、开户行、收票邮箱）', 'invoice_titles', owners);

const details: Holding = {
  what: '开票申请里的收票邮箱和备注',
  tables: ['invoice_requests'],
  count: (ctx, person) =>
    countOf(requestsOf(ctx, person).where((where) => void where.whereNotNull('email_sealed').orWhereNot({ note: '' }))),
  erase: (ctx, person) => requestsOf(ctx, person).update({ email_sealed: null, note: '' }),
};

/** A wish that nobody has let through ends with the person; what the orders can be invoiced for is free again. */
const wishes: Holding = {
  what: '没有开出发票的申请里的抬头',
  tables: [],
  count: (ctx, person) => countOf(requestsOf(ctx, person).whereIn('state', withoutInvoice).whereNot({ title_shown: '' })),
  async erase(ctx, person) {
    const rows: { id: string; state: string }[] = await requestsOf(ctx, person).whereIn('state', withoutInvoice).select('id', 'state');
    const blank: Title = { kind: 'person', name: '', taxNo: '', address: '', phone: '', bank: '', account: '' };
    for (const { id, state } of rows) {
      const gone = { title_sealed: sealTitle(ctx, id, blank), title_shown: '' };
      const over = state === 'requested' ? { state: 'cancelled', settled_at: ctx.clock.now() } : {};
      await ctx
        .db('invoice_requests')
        .where({ id, state })
        .update({ ...gone, ...over });
      if (state === 'requested') await ctx.db('invoice_claims').where({ request_id: id }).delete();
    }
  },
};

/** The history stays, without what people wrote. */
const notes: Holding = {
  what: '开票流转记录里的说明',
  tables: [],
  count: (ctx, person) =>
    countOf(ctx.db('invoice_moves').whereIn('request_id', requestsOf(ctx, person).select('id')).whereNot({ note: '' })),
  erase: (ctx, person) => ctx.db('invoice_moves').whereIn('request_id', requestsOf(ctx, person).select('id')).update({ note: '' }),
};

const stateWords: Record<InvoiceRequestState, string> = {
  requested: '待审核',
  approved: '待开具',
  issuing: '开具中',
  issued: '已开具',
  failed: '开具失败',
  rejected: '已驳回',
  cancelled: '已取消',
  reversed: '已红冲',
};

/** Invoices: a copy of titles and wishes; a deletion leaves what was issued, which tax law has the shop keep as it was issued. */
export const invoicesPrivacyPart: PrivacyPart = {
  name: 'invoices',
  holdings: [titles, notes, wishes, details],
  exempt: { invoice_sellers: '开票主体是店铺自己的公司' },
  async exportFor(ctx, person) {
    const book = (await ofPerson(ctx, person, 'invoice_titles').orderBy('id')) as TitleRow[];
    const saved = book.map((row) => keptTitleOf(ctx, row));
    const requests = (await requestsOf(ctx, person).orderBy('id')) as RequestRow[];
    const numbers = await numbersOf(
      ctx,
      requests.map((row) => row.id),
    );
    const wanted = requests.map((row) => ({
      ...{ id: row.id, state: row.state, title: titleOf(ctx, row), amountFen: row.amount_fen, createdAt: row.created_at },
      email: emailOf(ctx, row),
      numbers: numbers.get(row.id) ?? [],
    }));
    return [
      {
        key: 'invoice-titles',
        title: '发票抬头',
        columns: ['名称', '税号', '地址', '电话', '开户行', '账号', '邮箱'],
        rows: saved.map(({ title: it, email }) => [it.name, it.taxNo, it.address, it.phone, it.bank, it.account, email]),
        data: saved,
      },
      {
        key: 'invoices',
        title: '发票',
        columns: ['申请时间', '抬头', '税号', '金额', '状态', '发票号码', '收票邮箱'],
        rows: wanted.map((it) => [
          ...[formatChinaTime(it.createdAt), it.title.name, it.title.taxNo, formatYuan(it.amountFen)],
          ...[stateWords[it.state], it.numbers.join('、'), it.email],
        ]),
        data: wanted,
      },
    ];
  },
  keptFor: async (ctx, person) => [
    {
      what: '已开具的发票（抬头、商品、金额与发票文件，加密保存）',
      count: await countOf(requestsOf(ctx, person).whereNotIn('state', withoutInvoice)),
      until: null,
      law: '《发票管理办法》：已开具的发票存根须保存五年；《会计档案管理办法》：会计凭证须保存三十年',
    },
  ],
};

async function numbersOf(ctx: Context, requestIds: readonly string[]): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>();
  for (let from = 0; from < requestIds.length; from += 500) {
    const rows: { request_id: string; number: string }[] = await ctx
      .db('invoices')
      .whereIn('request_id', requestIds.slice(from, from + 500))
      .whereNotNull('number')
      .orderBy('id')
      .select('request_id', 'number');
    for (const row of rows) found.set(row.request_id, [...(found.get(row.request_id) ?? []), row.number]);
  }
  return found;
}
