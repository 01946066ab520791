import type { InvoiceColour, InvoiceType, TaxMark } from '@lianke/shared';
import { formatChinaDay } from '@lianke/shared';
import type { Context } from '../../../kernel/context.ts';
import { findSellers } from '../settings/sellers.ts';
import type { Seller } from '../settings/sellers.ts';
import { titleOf } from '../tables.ts';

const page = 200;

export const monthHeadings = [
  ...['发票号码', '开票日期', '发票类型', '蓝字/红字', '销方名称', '销方税号', '购方名称', '购方税号', '税收分类编码'],
  ...['货物或服务名称', '规格型号', '单位', '数量', '单价（不含税）', '金额（不含税）', '税率', '税额', '价税合计'],
  ...['订单号', '对应蓝票号码', '备注'],
];
const numbers = new Set(['数量', '金额（不含税）', '税额', '价税合计']);
/** Numbers of invoices, taxpayers and orders are text: a spreadsheet would round them. */
export const monthNumeric = monthHeadings.map((heading) => numbers.has(heading));

export const typeWords: Record<InvoiceType, string> = { normal: '数电普票', special: '数电专票' };
const colourWords: Record<InvoiceColour, string> = { blue: '蓝字', red: '红字' };

export const rateWord = (rateBps: number, mark: TaxMark): string => {
  if (mark === 'exempt') return '免税';
  if (mark === 'not_taxable') return '不征税';
  return `${rateBps / 100}%`;
};

/** `1280.50`, `-3.05`: for a spreadsheet to add up. */
export function yuan(fen: number): string {
  const amount = Math.abs(fen);
  return `${fen < 0 ? '-' : ''}${Math.floor(amount / 100)}.${String(amount % 100).padStart(2, '0')}`;
}

interface Issued {
  id: string;
  request_id: string;
  seller_id: string;
  colour: InvoiceColour;
  type: InvoiceType;
  number: string | null;
  blue_id: string | null;
  remark: string;
  issued_at: number;
  title_sealed: string;
}

interface Row {
  invoice_id: string;
  printed_name: string;
  tax_code: string;
  spec: string;
  unit: string;
  quantity: string | null;
  unit_price: string | null;
  net_fen: number;
  tax_fen: number;
  total_fen: number;
  rate_bps: number;
  mark: TaxMark;
}

/** Every row of every invoice of a month, as printed, page by page. */
export async function* monthRows(ctx: Context, month: string): AsyncGenerator<string[][]> {
  const sellers = new Map((await findSellers(ctx)).map((seller) => [seller.id, seller]));
  for (let after = ''; ;) {
    const invoices: Issued[] = await ctx
      .db('invoices as i')
      .join('invoice_requests as r', 'r.id', 'i.request_id')
      .where('i.month', month)
      .where('i.id', '>', after)
      .orderBy('i.id')
      .limit(page)
      .select(
        'i.id',
        'i.request_id',
        'i.seller_id',
        'i.colour',
        'i.type',
        'i.number',
        'i.blue_id',
        'i.remark',
        'i.issued_at',
        'r.title_sealed',
      );
    if (invoices.length > 0) yield await cellsOf(ctx, invoices, sellers);
    if (invoices.length < page) return;
    after = invoices.at(-1)?.id ?? '';
  }
}

async function cellsOf(ctx: Context, invoices: readonly Issued[], sellers: ReadonlyMap<string, Seller>): Promise<string[][]> {
  const rows = await ctx
    .db('invoice_rows')
    .whereIn(
      'invoice_id',
      invoices.map((it) => it.id),
    )
    .orderBy(['invoice_id', 'nth'])
    .select<Row[]>('*');
  const orders = await orderNumbers(ctx, [...new Set(invoices.map((it) => it.request_id))]);
  const blues = await blueNumbers(ctx, invoices);
  return invoices.flatMap((it) => {
    const seller = sellers.get(it.seller_id);
    const buyer = titleOf(ctx, { id: it.request_id, title_sealed: it.title_sealed });
    const before = [
      ...[it.number ?? '', formatChinaDay(it.issued_at), typeWords[it.type], colourWords[it.colour]],
      ...[seller?.name ?? '', seller?.taxNo ?? '', buyer.name, buyer.taxNo],
    ];
    const behind = [(orders.get(it.request_id) ?? []).join('、'), blues.get(it.blue_id ?? '') ?? '', it.remark];
    return rows.filter((row) => row.invoice_id === it.id).map((row) => [...before, ...goodsCells(row), ...behind]);
  });
}

const goodsCells = (row: Row): string[] => [
  ...[row.tax_code, row.printed_name, row.spec, row.unit, row.quantity ?? '', row.unit_price ?? ''],
  ...[yuan(row.net_fen), rateWord(row.rate_bps, row.mark), yuan(row.tax_fen), yuan(row.total_fen)],
];

async function orderNumbers(ctx: Context, requestIds: readonly string[]): Promise<Map<string, string[]>> {
  const rows: { request_id: string; number: string }[] = await ctx
    .db('invoice_request_sources')
    .whereIn('request_id', [...requestIds])
    .orderBy(['request_id', 'source_kind', 'source_id'])
    .select('request_id', 'number');
  const found = new Map<string, string[]>();
  for (const row of rows) found.set(row.request_id, [...(found.get(row.request_id) ?? []), row.number]);
  return found;
}

async function blueNumbers(ctx: Context, invoices: readonly Issued[]): Promise<Map<string, string>> {
  const ids = invoices.map((it) => it.blue_id).filter((id) => id !== null);
  if (ids.length === 0) return new Map();
  const rows: { id: string; number: string | null }[] = await ctx.db('invoices').whereIn('id', ids).select('id', 'number');
  return new Map(rows.map((row) => [row.id, row.number ?? '']));
}
