import { CheckCircleOutlined, WarningOutlined } from '@ant-design/icons';
import { Alert, Tag } from 'antd';
import { useMessages } from '../../../messages/locale-context.tsx';
import { formatCount } from '../../../ui/format-count.ts';
import { Card } from '../../../ui/page.tsx';
import { amountText } from '../amount-text.ts';
import type { Liability } from '../api.ts';
import { ageLines } from './ages.ts';
import css from './liability.module.css';

/** One kind: the finding as a title, the unit, and how old it is as bars that are a table, too. */
export function LiabilityCard({ liability: it }: { liability: Liability }) {
  const { liability: words } = useMessages();
  return (
    <Card className={css.card}>
      <div className={css.top}>
        <span className={css.kind}>{words.kind[it.kind]}</span>
        {it.balanced ? (
          <Tag color="success" icon={<CheckCircleOutlined />}>
            {words.balanced}
          </Tag>
        ) : (
          <Tag color="error" icon={<WarningOutlined />}>
            {words.unbalanced}
          </Tag>
        )}
      </div>
      <h2 className={css.finding}>{words.finding[it.kind](amountText(it.kind, it.balance), formatCount(it.accounts))}</h2>
      {it.balanced ? null : (
        <Alert
          type="error"
          title={
            it.balance === it.openLots
              ? words.unbalancedEntries
              : words.unbalancedBody(amountText(it.kind, it.balance), amountText(it.kind, it.openLots))
          }
        />
      )}
      <p className={css.unit}>{words.unit[it.kind]}</p>
      <table className={css.ages}>
        <thead className={css.hidden}>
          <tr>
            <th scope="col">{words.age}</th>
            <th scope="col" aria-hidden />
            <th scope="col">{words.amount}</th>
            <th scope="col">{words.share}</th>
          </tr>
        </thead>
        <tbody>
          {ageLines(it, words).map((line) => (
            <tr key={line.label}>
              <th scope="row">{line.label}</th>
              <td className={css.barCell} aria-hidden>
                <span className={css.bar} style={{ width: `${line.length * 100}%` }} />
              </td>
              <td>{amountText(it.kind, line.amount)}</td>
              <td className={css.share}>{line.percent}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}
