import { Form, InputNumber } from 'antd';
import { useMessages } from '../../../messages/locale-context.tsx';
import { MoneyInput } from '../../customers/fields/money-input.tsx';
import type { Settings } from '../api.ts';
import css from './levels.module.css';

interface Props {
  settings: Settings;
  onChange: (change: Partial<Settings>) => void;
}

/** How points and growth come, last and count. An emptied number keeps what it was. */
export function RulesFields({ settings: it, onChange }: Props) {
  const { levels: words } = useMessages();
  const whole = (
    key: 'windowDays' | 'pointsPerYuan' | 'pointsLifeDays' | 'remindDays',
    label: string,
    min: number,
    max: number,
    unit = '',
  ) => (
    <InputNumber<number>
      value={it[key]}
      min={min}
      max={max}
      precision={0}
      suffix={unit}
      aria-label={label}
      style={{ width: '100%' }}
      onChange={(value) => value !== null && onChange({ [key]: value })}
    />
  );
  return (
    <div className={css.rules}>
      <Form.Item label={words.windowDays} extra={words.windowHint}>
        {whole('windowDays', words.windowDays, 30, 3650, words.days)}
      </Form.Item>
      <Form.Item label={words.pointsPerYuan}>{whole('pointsPerYuan', words.pointsPerYuan, 0, 1000)}</Form.Item>
      <Form.Item label={words.pointsLife}>{whole('pointsLifeDays', words.pointsLife, 30, 3650, words.days)}</Form.Item>
      <Form.Item label={words.remind}>{whole('remindDays', words.remind, 1, 90, words.days)}</Form.Item>
      <Form.Item label={words.worth}>
        <MoneyInput
          label={words.worth}
          value={it.fenPerHundredPoints}
          onChange={(fen) => fen !== null && fen >= 0 && fen <= 100_00 && onChange({ fenPerHundredPoints: fen })}
        />
      </Form.Item>
    </div>
  );
}
