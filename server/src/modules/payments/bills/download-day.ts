import { Readable } from 'node:stream';
import { formatChinaTime } from '@lianke/shared';
import { writeAudit } from '../../../kernel/audit.ts';
import type { Context } from '../../../kernel/context.ts';
import { byteOrderMark } from '../../../kernel/spreadsheets/write-csv.ts';
import type { BillLineRow, BillSubject, DifferenceRow } from '../tables.ts';

const page = 500;
const heads = ['日期', '类型', '商户单号', '微信支付单号', '时间', '微信金额（元）', '我方金额（元）', '结果', '处理', '说明'];
const subjects: Record<BillSubject, string> = { payment: '支付', refund: '退款' };
const kinds: Record<DifferenceRow['kind'], string> = {
  missing_here: '我方没有',
  missing_there: '账单没有',
  amount_differs: '金额不一致',
  status_differs: '状态不一致',
};
const statuses: Record<DifferenceRow['status'], string> = { open: '待处理', healed: '已处理', ignored: '已知' };

/** A day for a spreadsheet: every line of WeChat's bills with our amount beside it, then what only we have. Made while it is sent. */
export async function downloadDay(ctx: Context, day: string): Promise<{ fileName: string; contentType: string; body: Readable }> {
  await writeAudit(ctx, 'reconciliation.downloaded', { kind: 'bill_day', id: day });
  return { fileName: `微信支付对账-${day}.csv`, contentType: 'text/csv; charset=utf-8', body: Readable.from(lines(ctx, day)) };
}

async function* lines(ctx: Context, day: string): AsyncGenerator<string> {
  yield byteOrderMark + line(heads);
  for (const subject of ['payment', 'refund'] as const) {
    for (let after = ''; ;) {
      const rows = await theirPage(ctx, day, subject, after);
      if (rows.length > 0) yield rows.map((row) => line(cellsOf(row))).join('');
      if (rows.length < page) break;
      after = rows.at(-1)?.number ?? '';
    }
    for (let after = ''; ;) {
      const rows = await onlyOurs(ctx, day, subject, after);
      if (rows.length > 0) yield rows.map((row) => line(cellsOf(row))).join('');
      if (rows.length < page) break;
      after = rows.at(-1)?.number ?? '';
    }
  }
}

type Line = Pick<BillLineRow, 'bill_on' | 'subject' | 'number' | 'at'> & {
  transaction_id: string | null;
  theirs_fen: number | null;
  ours_fen: number | null;
} & Partial<Record<'kind' | 'status' | 'note', string | null>>;

async function theirPage(ctx: Context, day: string, subject: BillSubject, after: string): Promise<Line[]> {
  const query = ctx
    .db('bill_rows as b')
    .leftJoin(`${subject === 'payment' ? 'payments' : 'payment_refunds'} as o`, 'o.id', 'b.number')
    .leftJoin('bill_differences as d', (join) =>
      join.on('d.bill_on', 'b.bill_on').andOn('d.subject', 'b.subject').andOn('d.number', 'b.number'),
    )
    .where({ 'b.bill_on': day, 'b.subject': subject })
    .where('b.number', '>', after)
    .orderBy('b.number')
    .limit(page)
    .select(
      ...['b.bill_on', 'b.subject', 'b.number', 'b.transaction_id', 'b.at', 'b.amount_fen as theirs_fen', 'o.amount_fen as ours_fen'],
      ...['d.kind', 'd.status', 'd.note'],
    );
  return (await query) as Line[];
}

async function onlyOurs(ctx: Context, day: string, subject: BillSubject, after: string): Promise<Line[]> {
  return ctx
    .db<DifferenceRow>('bill_differences')
    .where({ bill_on: day, subject, kind: 'missing_there' })
    .where('number', '>', after)
    .orderBy('number')
    .limit(page)
    .select('bill_on', 'subject', 'number', 'transaction_id', 'at', 'theirs_fen', 'ours_fen', 'kind', 'status', 'note');
}

const cellsOf = (row: Line): string[] => [
  row.bill_on,
  subjects[row.subject],
  row.number,
  row.transaction_id ?? '',
  formatChinaTime(row.at),
  yuan(row.theirs_fen),
  yuan(row.ours_fen),
  row.kind ? kinds[row.kind as DifferenceRow['kind']] : '一致',
  row.status ? statuses[row.status as DifferenceRow['status']] : '',
  row.note ?? '',
];

/** `1280.50`: a number for a spreadsheet to add up. */
const yuan = (fen: number | null): string => (fen === null ? '' : (fen / 100).toFixed(2));

/** Numbers of payments have 28 digits, and a spreadsheet would round them: those, and what looks like a formula, are written as text. */
const cell = (text: string): string => `"${(/^[=+\-@\t\r]|^\d{12,}$/.test(text) ? `\t${text}` : text).replaceAll('"', '""')}"`;
const line = (cells: readonly string[]): string => `${cells.map(cell).join(',')}\r\n`;
