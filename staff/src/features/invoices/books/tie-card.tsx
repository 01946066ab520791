import { formatYuan } from '@lianke/shared';
import { Alert } from 'antd';
import { useMessages } from '../../../messages/locale-context.tsx';
import { TitledCard } from '../../../ui/page.tsx';
import type { BooksMonth } from '../api.ts';
import css from '../invoices.module.css';

/** What came in and has no living invoice on the left; where it is on the right; what nobody can explain stands out. */
export function TieCard({ tie }: { tie: BooksMonth['tie'] }) {
  const { invoiceBooks: words } = useMessages();
  const left = tie.paidFen - tie.refundedFen - tie.invoicedFen + tie.redFen;
  const line = (part: string, fen: number, sign = '') => {
    const [name = part, hint = ''] = words.part[part] ?? [];
    const bad = part === 'unexplained' && fen !== 0;
    return (
      <tr key={part}>
        <td>
          <span className={bad ? css.bad : ''}>{name}</span>
          <div className={css.wrap}>{hint}</div>
        </td>
        <td className={`${css.num} ${bad ? css.bad : ''}`}>
          {sign}
          {formatYuan(fen)}
        </td>
      </tr>
    );
  };
  const sum = (
    <tr>
      <td>
        <b>{words.sum}</b>
      </td>
      <td className={css.num}>
        <b>{formatYuan(left)}</b>
      </td>
    </tr>
  );
  return (
    <TitledCard title={words.tieTitle}>
      <Alert
        type={tie.unexplainedFen === 0 ? 'success' : 'error'}
        showIcon
        title={tie.unexplainedFen === 0 ? words.tieOk : words.tieOff(formatYuan(tie.unexplainedFen))}
        style={{ marginBottom: 12 }}
      />
      <table className={css.table}>
        <tbody>
          <tr>
            <th colSpan={2}>{words.left}</th>
          </tr>
          {line('paid', tie.paidFen)}
          {line('refunded', tie.refundedFen, '− ')}
          {line('invoiced', tie.invoicedFen, '− ')}
          {line('red', tie.redFen, '+ ')}
          {sum}
          <tr>
            <th colSpan={2}>{words.right}</th>
          </tr>
          {line('waiting', tie.waitingFen)}
          {line('notAsked', tie.notAskedFen)}
          {line('platformCoupon', tie.platformCouponFen)}
          {line('topUp', tie.topUpFen)}
          {line('otherMonths', tie.otherMonthsFen)}
          {line('unexplained', tie.unexplainedFen)}
          {sum}
          {line('storedValue', tie.storedValueFen)}
        </tbody>
      </table>
    </TitledCard>
  );
}
