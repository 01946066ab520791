import type { Readable } from 'node:stream';
import { formatChinaTime } from '@lianke/shared';
import type { Output } from '@lianke/shared/api';
import { writeAudit } from '../../../kernel/audit.ts';
import { callingStaff } from '../../../kernel/calling-staff.ts';
import type { Context } from '../../../kernel/context.ts';
import type { ShortTable } from '../../../kernel/spreadsheets/write-xlsx.ts';
import { writeXlsx } from '../../../kernel/spreadsheets/write-xlsx.ts';
import type { InvoicedPart } from '../invoiced-part.ts';
import { createGetMonth } from './get-month.ts';
import { monthHeadings, monthNumeric, monthRows, rateWord, typeWords, yuan } from './month-rows.ts';

type Month = Output<'staff.invoice-books.month'>;
type Sums = Month['byRate'][number]['blue'];

const plus = (one: Sums, other: Sums): Sums => ({
  ...{ count: one.count + other.count, netFen: one.netFen + other.netFen },
  ...{ taxFen: one.taxFen + other.taxFen, totalFen: one.totalFen + other.totalFen },
});
const cells = (sums: Sums): string[] => [String(sums.count), yuan(sums.netFen), yuan(sums.taxFen), yuan(sums.totalFen)];
const nothing: Sums = { count: 0, netFen: 0, taxFen: 0, totalFen: 0 };

/** Blue, red, and what is left, of each rate and of each type; both add up to the same. */
function totals({ byRate, byType }: Month): ShortTable {
  const line = (what: string, { blue, red }: { blue: Sums; red: Sums }): string[] => [
    ...[what, ...cells(blue), ...cells(red)],
    ...cells(plus(blue, red)).slice(1),
  ];
  const all = byType.reduce((sum, it) => ({ blue: plus(sum.blue, it.blue), red: plus(sum.red, it.red) }), { blue: nothing, red: nothing });
  const sums = (of: string): string[] => [`${of}张数`, `${of}金额`, `${of}税额`, `${of}价税合计`];
  const headings = ['项目', ...sums('蓝字'), ...sums('红字'), '净金额', '净税额', '净价税合计'];
  return {
    name: '汇总',
    headings,
    numeric: headings.map((_, at) => at > 0),
    rows: [
      ...byRate.map((it) => line(`税率 ${rateWord(it.rateBps, it.mark)}`, it)),
      ...byType.map((it) => line(typeWords[it.type], it)),
      line('合计', all),
    ],
  };
}

/** What was not invoiced is income to be declared too. */
function income({ tie }: Month): ShortTable {
  const rows: [string, number][] = [
    ...([
      ['本月收款', tie.paidFen],
      ['本月退款', -tie.refundedFen],
      ['本月开票', -tie.invoicedFen],
      ['本月红冲', tie.redFen],
    ] as [string, number][]),
    ['未开票合计', tie.paidFen - tie.refundedFen - tie.invoicedFen + tie.redFen],
    ['其中：等待开具或红冲', tie.waitingFen],
    ['其中：未申请开票', tie.notAskedFen],
    ['其中：平台代金券（不开给顾客）', tie.platformCouponFen],
    ['其中：储值充值（未开票）', tie.topUpFen],
    ['其中：跨月（其他月份收款、退款或开票）', tie.otherMonthsFen],
    ['其中：无法解释的差额', tie.unexplainedFen],
    ['另：用储值余额支付的订单金额', tie.storedValueFen],
  ];
  return { name: '收入核对', headings: ['项目', '金额（元）'], numeric: [false, true], rows: rows.map(([what, fen]) => [what, yuan(fen)]) };
}

/** 销项 of a month for a spreadsheet, made while it is sent: rows as printed, then totals and the tie. */
export const createDownloadMonth =
  (parts: readonly InvoicedPart[]) =>
  async (ctx: Context, month: string): Promise<{ fileName: string; contentType: string; body: Readable }> => {
    const { staffId, name } = callingStaff(ctx);
    await writeAudit(ctx, 'invoices.month-downloaded', { kind: 'invoice_month', id: month });
    const closed = await createGetMonth(parts)(ctx, { month });
    const at = ctx.clock.now();
    const body = writeXlsx({
      name: `销项 ${month}`,
      headings: monthHeadings,
      numeric: monthNumeric,
      rows: monthRows(ctx, month),
      more: [totals(closed), income(closed)],
      mark: {
        short: `${name} 于 ${formatChinaTime(at)} 导出 ${month} 销项`,
        author: name,
        at,
        lines: [
          ['导出人', `${name} ${staffId}`],
          ['导出时间', formatChinaTime(at)],
          ['月份', month],
          ['提醒', '内含购方信息，请勿外传'],
        ],
      },
    });
    return { fileName: `销项发票-${month}.xlsx`, contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', body };
  };
