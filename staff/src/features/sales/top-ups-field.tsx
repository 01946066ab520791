import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { formatYuan } from '@lianke/shared';
import { Button, Input, InputNumber, Switch } from 'antd';
import { useMessages } from '../../messages/locale-context.tsx';
import { MoneyInput } from '../customers/fields/money-input.tsx';
import type { TopUp } from './api.ts';
import { mostLines, newTopUp } from './sales-draft.ts';
import css from './sales.module.css';

/** One line per amount a customer can top up. */
export function TopUpsField({ topUps, onChange }: { topUps: TopUp[]; onChange: (topUps: TopUp[]) => void }) {
  const { sales } = useMessages();
  const change = (at: number, part: Partial<TopUp>): void => onChange(topUps.map((it, nth) => (nth === at ? { ...it, ...part } : it)));
  return (
    <div className={css.lines}>
      {topUps.length > 0 ? (
        <div className={css.head} aria-hidden>
          <span>{sales.pay}</span>
          <span>{sales.bonus}</span>
          <span>{sales.bonusDays}</span>
          <span>{sales.note}</span>
          <span>{sales.onSale}</span>
          <span />
        </div>
      ) : null}
      {topUps.map((it, at) => (
        <div key={it.id ?? `new-${at}`} className={css.topUp}>
          <MoneyInput value={it.payFen} label={sales.pay} onChange={(fen) => change(at, { payFen: fen ?? 0 })} />
          <MoneyInput value={it.bonusFen} label={sales.bonus} onChange={(fen) => change(at, { bonusFen: fen ?? 0 })} />
          <InputNumber<number>
            value={it.bonusDays}
            min={1}
            max={3650}
            precision={0}
            controls={false}
            suffix={it.bonusDays === null ? null : sales.days}
            placeholder={sales.forever}
            aria-label={sales.bonusDays}
            style={{ width: '100%' }}
            onChange={(bonusDays) => change(at, { bonusDays })}
          />
          <Input
            value={it.note}
            maxLength={40}
            placeholder={sales.notePlaceholder}
            aria-label={sales.note}
            onChange={(event) => change(at, { note: event.target.value })}
          />
          <Switch checked={it.on} onChange={(on) => change(at, { on })} aria-label={`${sales.onSale} ${formatYuan(it.payFen)}`} />
          <Button
            type="text"
            icon={<DeleteOutlined />}
            aria-label={sales.removeNamed(formatYuan(it.payFen))}
            title={sales.remove}
            onClick={() => onChange(topUps.filter((_, nth) => nth !== at))}
          />
        </div>
      ))}
      <span>
        <Button icon={<PlusOutlined />} disabled={topUps.length >= mostLines} onClick={() => onChange([...topUps, newTopUp])}>
          {sales.addTopUp}
        </Button>
      </span>
    </div>
  );
}
