import { formatFen, formatYuan } from '@lianke/shared';
import { Button } from 'antd';
import { useState } from 'react';
import { useMessages } from '../../../messages/locale-context.tsx';
import { TitledCard } from '../../../ui/page.tsx';
import { StateNotice } from '../../../ui/state-notice.tsx';
import type { BooksMonth } from '../api.ts';
import css from '../invoices.module.css';

type Day = BooksMonth['days'][number];
const height = 160;
const step = 20;
const barWidth = 7;
const paidColour = 'var(--info, #2f6fb3)';
const invoicedColour = 'var(--brand)';

/** Money in and invoices out, day by day; the same as a table behind a switch. */
export function DayChart({ days }: { days: readonly Day[] }) {
  const { invoiceBooks: words } = useMessages();
  const [asTable, setAsTable] = useState(false);
  const most = Math.max(0, ...days.map(({ paidFen, invoicedFen }) => Math.max(paidFen, invoicedFen)));
  const best = [...days].sort((one, other) => other.invoicedFen - one.invoicedFen)[0];
  if (most === 0 || !best) {
    return (
      <TitledCard title={words.day}>
        <StateNotice tone="empty" compact body={words.chartEmpty} />
      </TitledCard>
    );
  }
  const title = words.chartTitle(best.day.slice(5), formatYuan(best.invoicedFen));
  return (
    <TitledCard title={title}>
      <div className={css.between}>
        <span className={css.legend}>
          <span>
            <i style={{ background: paidColour }} />
            {words.paid}
          </span>
          <span>
            <i style={{ background: invoicedColour }} />
            {words.invoiced}
          </span>
          {words.chartUnit}
        </span>
        <Button size="small" type="link" onClick={() => setAsTable(!asTable)}>
          {asTable ? words.asChart : words.asTable}
        </Button>
      </div>
      <div className={css.scroll} tabIndex={0} role="region" aria-label={title}>
        {asTable ? <DayTable days={days} /> : <Bars days={days} most={most} label={title} />}
      </div>
    </TitledCard>
  );
}

function Bars({ days, most, label }: { days: readonly Day[]; most: number; label: string }) {
  const { invoiceBooks: words } = useMessages();
  const tall = (fen: number): number => (Math.max(0, fen) / most) * (height - 16);
  return (
    <svg className={css.chart} viewBox={`0 0 ${days.length * step + 8} ${height + 20}`} role="img" aria-label={label}>
      <text x={0} y={10} fontSize={9} fill="var(--muted)">
        {formatYuan(most)}
      </text>
      <line x1={0} x2={days.length * step + 8} y1={height} y2={height} stroke="var(--line)" />
      {days.map((it, at) => {
        const x = at * step + 4;
        return (
          <g key={it.day}>
            <title>{`${it.day} ${words.paid} ${formatYuan(it.paidFen)} ${words.invoiced} ${formatYuan(it.invoicedFen)}`}</title>
            <rect x={x} y={height - tall(it.paidFen)} width={barWidth} height={tall(it.paidFen)} fill={paidColour} />
            <rect
              x={x + barWidth + 1}
              y={height - tall(it.invoicedFen)}
              width={barWidth}
              height={tall(it.invoicedFen)}
              fill={invoicedColour}
            />
            {at % 5 === 0 ? (
              <text x={x + barWidth} y={height + 14} fontSize={9} textAnchor="middle" fill="var(--muted)">
                {Number(it.day.slice(8))}
              </text>
            ) : null}
          </g>
        );
      })}
    </svg>
  );
}

function DayTable({ days }: { days: readonly Day[] }) {
  const { invoiceBooks: words } = useMessages();
  return (
    <table className={css.table}>
      <thead>
        <tr>
          <th>{words.day}</th>
          <th className={css.num}>{words.paid}</th>
          <th className={css.num}>{words.part.refunded?.[0]}</th>
          <th className={css.num}>{words.invoiced}</th>
          <th className={css.num}>{words.red}</th>
        </tr>
      </thead>
      <tbody>
        {days.map((it) => (
          <tr key={it.day}>
            <td>{it.day}</td>
            <td className={css.num}>{formatFen(it.paidFen)}</td>
            <td className={css.num}>{formatFen(it.refundedFen)}</td>
            <td className={css.num}>{formatFen(it.invoicedFen)}</td>
            <td className={css.num}>{formatFen(it.redFen)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
