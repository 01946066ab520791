import { formatFen } from '@lianke/shared';
import { useMessages } from '../../../messages/locale-context.tsx';
import { formatCount } from '../../../ui/format-count.ts';
import { StateNotice } from '../../../ui/state-notice.tsx';
import type { BooksMonth } from '../api.ts';
import css from '../invoices.module.css';

type Sums = BooksMonth['byType'][number]['blue'];
interface Row {
  key: string;
  name: string;
  blue: Sums;
  red: Sums;
}

const netOf = (blue: Sums, red: Sums): Sums => ({
  count: blue.count + red.count,
  netFen: blue.netFen + red.netFen,
  taxFen: blue.taxFen + red.taxFen,
  totalFen: blue.totalFen + red.totalFen,
});

/** Blue, red and what is left of them, per rate or type. */
export function SumsTable({ label, rows }: { label: string; rows: readonly Row[] }) {
  const { invoiceBooks: words } = useMessages();
  if (rows.length === 0) return <StateNotice tone="empty" compact body={words.noInvoices} />;
  // Blue and red ones are papers; what is left of them is a sum of money and no number of papers.
  const line = (key: string, name: string, what: string, it: Sums, papers = formatCount(it.count)) => (
    <tr key={key}>
      <td>{name}</td>
      <td>{what}</td>
      <td className={css.num}>{papers}</td>
      <td className={css.num}>{formatFen(it.netFen)}</td>
      <td className={css.num}>{formatFen(it.taxFen)}</td>
      <td className={css.num}>{formatFen(it.totalFen)}</td>
    </tr>
  );
  return (
    <div className={css.scroll} tabIndex={0} role="region" aria-label={label}>
      <table className={css.table} style={{ minWidth: 560 }}>
        <thead>
          <tr>
            <th>{label}</th>
            <th />
            <th className={css.num}>{words.count}</th>
            <th className={css.num}>{words.net}</th>
            <th className={css.num}>{words.tax}</th>
            <th className={css.num}>{words.total}</th>
          </tr>
        </thead>
        <tbody>
          {rows.flatMap(({ key, name, blue, red }) => [
            line(`${key}-blue`, name, words.blue, blue),
            ...(red.count > 0 ? [line(`${key}-red`, '', words.red, red), line(`${key}-after`, '', words.after, netOf(blue, red), '')] : []),
          ])}
        </tbody>
      </table>
    </div>
  );
}
