import { AppError } from '../../kernel/errors.ts';
import { fenOfYuan } from './yuan.ts';

const countColumn = '总交易单数';

/** Column of the rows → column of the summary. Fees are left out: their fractions of a fen are rounded by rules nobody has written down. */
const summed: Readonly<Record<string, string>> = {
  应结订单金额: '应结订单总金额',
  退款金额: '退款总金额',
  充值券退款金额: '充值券退款总金额',
  订单金额: '订单总金额',
  申请退款金额: '申请退款总金额',
};

export interface Totals {
  add(row: Map<string, string>): void;
  /** Throws unless the summary agrees with the rows. */
  check(columns: readonly string[], cells: readonly string[] | undefined): void;
}

export function createTotals(columns: readonly string[]): Totals {
  const sums = new Map(Object.keys(summed).flatMap((column) => (columns.includes(column) ? [[column, 0]] : [])));
  let rows = 0;
  return {
    add: (row) => {
      rows += 1;
      for (const [column, sum] of sums) sums.set(column, sum + fenOfYuan(row.get(column) ?? ''));
    },
    check: (heads, cells) => {
      const told = (head: string): string | undefined => cells?.[heads.indexOf(head)];
      const count = /^(\d+)(?:\.0+)?$/.exec(told(countColumn) ?? '')?.[1];
      if (count === undefined || Number(count) !== rows) throw contradiction(countColumn);
      for (const [column, sum] of sums) {
        const total = told(summed[column] ?? '');
        if (total !== undefined && fenOfYuan(total) !== sum) throw contradiction(column);
      }
    },
  };
}

const contradiction = (column: string): AppError =>
  new AppError('platform.refused', { api: '/v3/billdownload/file', reason: 'unreadable_bill', detail: `summary ${column}` });
