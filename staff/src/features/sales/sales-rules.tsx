import { Form, InputNumber, Switch } from 'antd';
import { useMessages } from '../../messages/locale-context.tsx';
import { MoneyInput } from '../customers/fields/money-input.tsx';
import type { SalesSettings } from './api.ts';
import css from './sales.module.css';

interface Props {
  settings: SalesSettings;
  onChange: (part: Partial<SalesSettings>) => void;
}

const firstFree = 99_00;

/** Shipping, receipt and points. An emptied number keeps what it was. */
export function SalesRules({ settings: it, onChange }: Props) {
  const { sales } = useMessages();
  const free = it.freeShippingFromFen !== null;
  return (
    <div className={css.rules}>
      <Form.Item label={sales.shippingFen}>
        <MoneyInput
          value={it.shippingFen}
          label={sales.shippingFen}
          onChange={(fen) => fen !== null && fen >= 0 && onChange({ shippingFen: fen })}
        />
      </Form.Item>
      <Form.Item label={sales.free}>
        <Switch
          checked={free}
          onChange={(on) => onChange({ freeShippingFromFen: on ? firstFree : null })}
          aria-label={sales.free}
          unCheckedChildren={sales.never}
        />
      </Form.Item>
      {free ? (
        <Form.Item label={sales.freeFrom}>
          <MoneyInput
            value={it.freeShippingFromFen}
            label={sales.freeFrom}
            onChange={(fen) => fen !== null && fen >= 0 && onChange({ freeShippingFromFen: fen })}
          />
        </Form.Item>
      ) : null}
      <Form.Item label={sales.autoComplete}>
        <InputNumber<number>
          value={it.autoCompleteDays}
          min={1}
          max={60}
          precision={0}
          suffix={sales.days}
          aria-label={sales.autoComplete}
          style={{ width: '100%' }}
          onChange={(days) => days !== null && onChange({ autoCompleteDays: days })}
        />
      </Form.Item>
      <Form.Item label={sales.pointsShare}>
        <InputNumber<number>
          value={it.pointsMaxShareBps / 100}
          min={0}
          max={100}
          precision={2}
          suffix="%"
          aria-label={sales.pointsShare}
          style={{ width: '100%' }}
          onChange={(percent) => percent !== null && onChange({ pointsMaxShareBps: Math.round(percent * 100) })}
        />
      </Form.Item>
    </div>
  );
}
