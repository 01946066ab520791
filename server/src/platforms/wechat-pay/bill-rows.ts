import { AppError } from '../../kernel/errors.ts';
import { fromChinaTime } from '../api/china-time.ts';
import { readRecords } from './bill-lines.ts';
import { createTotals } from './bill-totals.ts';
import { fenOfYuan } from './yuan.ts';
import type { BillRow } from './types.ts';

/** Free texts, the only cells that may hold what looks like the border of two cells. */
const [firstText, lastText] = ['商品名称', '商户数据包'];

/** Rows of a trade bill (facts §8), SUCCESS and REFUND alike: columns go by their names. Throws `platform.refused` when the file contradicts itself. */
export async function* readBillRows(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<BillRow> {
  const records = readRecords(chunks);
  const columns = await nextCells(records);
  if (!columns?.includes('交易时间') || !columns.includes('商户订单号')) throw unreadable('no_header');
  const totals = createTotals(columns);
  for await (const record of records) {
    if (!record.startsWith('`')) return totals.check(splitCells(record), await nextCells(records));
    const row = named(columns, record);
    totals.add(row);
    yield toRow(row);
  }
  throw unreadable('no_summary');
}

async function nextCells(records: AsyncGenerator<string>): Promise<string[] | undefined> {
  const next = await records.next();
  return next.done ? undefined : splitCells(next.value);
}

/** Heads are plain; data cells each begin with a backtick, so that commas inside them stay where they are. */
function splitCells(record: string): string[] {
  return record.startsWith('`') ? record.slice(1).split(',`') : record.split(',');
}

function named(columns: readonly string[], record: string): Map<string, string> {
  const cells = splitCells(record);
  const extra = cells.length - columns.length;
  const [from, until] = [columns.indexOf(firstText), columns.indexOf(lastText)];
  if (extra < 0 || (extra > 0 && (from < 0 || until !== from + 1))) throw unreadable('cells');
  // A text with a border in it: what comes before and after the texts is still where it belongs.
  if (extra > 0) cells.splice(from, extra + 1, cells.slice(from, from + extra + 1).join(',`'));
  return new Map(columns.map((column, at) => [column, cells[at] ?? '']));
}

function toRow(row: Map<string, string>): BillRow {
  const text = (column: string): string => row.get(column) ?? '';
  return {
    at: readTime(text('退款申请时间') || text('交易时间')),
    appId: text('公众账号ID'),
    mchId: text('商户号'),
    transactionId: text('微信订单号'),
    outTradeNo: text('商户订单号'),
    openid: text('用户标识'),
    tradeType: text('交易类型'),
    tradeState: text('交易状态'),
    totalFen: fenOfYuan(text('订单金额')),
    refund: row.has('微信退款单号')
      ? {
          refundId: text('微信退款单号'),
          outRefundNo: text('商户退款单号'),
          refundFen: fenOfYuan(text('申请退款金额')),
          status: text('退款状态'),
          succeededAt: text('退款成功时间') ? readTime(text('退款成功时间')) : null,
        }
      : null,
    description: text(firstText),
    attach: text(lastText),
  };
}

function readTime(text: string): number {
  try {
    return fromChinaTime(text);
  } catch {
    throw unreadable('time');
  }
}

const unreadable = (detail: string): AppError =>
  new AppError('platform.refused', { api: '/v3/billdownload/file', reason: 'unreadable_bill', detail });
