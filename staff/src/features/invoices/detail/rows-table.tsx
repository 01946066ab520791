import { formatFen } from '@lianke/shared';
import { useMessages } from '../../../messages/locale-context.tsx';
import type { Invoice } from '../api.ts';
import { rateText } from '../rate-text.ts';
import css from '../invoices.module.css';

/** The rows as they are printed. */
export function RowsTable({ invoice: it }: { invoice: Invoice }) {
  const { invoices } = useMessages();
  const { row } = invoices;
  return (
    <div className={css.scroll} tabIndex={0} role="region" aria-label={row.name}>
      <table className={css.table}>
        <thead>
          <tr>
            <th>{row.name}</th>
            <th>{row.spec}</th>
            <th className={css.num}>{row.quantity}</th>
            <th className={css.num}>{row.price}</th>
            <th className={css.num}>{row.net}</th>
            <th className={css.num}>{row.rate}</th>
            <th className={css.num}>{row.tax}</th>
          </tr>
        </thead>
        <tbody>
          {it.rows.map((line) => (
            <tr key={line.nth}>
              <td style={{ minWidth: 140 }} title={`${row.code} ${line.taxCode}`}>
                {line.printedName}
              </td>
              <td>{line.spec}</td>
              <td className={css.num}>{line.quantity === null ? '' : `${line.quantity} ${line.unit}`}</td>
              <td className={css.num}>{line.unitPrice}</td>
              <td className={css.num}>{formatFen(line.netFen)}</td>
              <td className={css.num}>{rateText(line, invoices.mark)}</td>
              <td className={css.num}>{line.mark === 'exempt' || line.mark === 'not_taxable' ? '***' : formatFen(line.taxFen)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <td colSpan={4}>
              {invoices.sum} ¥{formatFen(it.totalFen)}
            </td>
            <td className={css.num}>{formatFen(it.netFen)}</td>
            <td />
            <td className={css.num}>{formatFen(it.taxFen)}</td>
          </tr>
        </tfoot>
      </table>
    </div>
  );
}
