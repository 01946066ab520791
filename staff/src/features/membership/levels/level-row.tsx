import { Form, Input, InputNumber, Select, Switch } from 'antd';
import type { ReactNode } from 'react';
import { useMessages } from '../../../messages/locale-context.tsx';
import { fromTenths, toTenths } from '../../../ui/tenths.ts';
import type { Level, LevelProblems, Rights } from './levels-draft.ts';
import { fromTimes, toTimes } from './levels-draft.ts';
import css from './levels.module.css';

export interface CouponOption {
  value: string;
  label: string;
}

interface Props {
  level: Level;
  problems: LevelProblems;
  /** Null without the right to see coupons: then what is chosen stays as it is. */
  coupons: readonly CouponOption[] | null;
  onChange: (level: Level) => void;
}

/** One level: a card with its name and growth, then what it brings. */
export function LevelRow({ level: it, problems, coupons, onChange }: Props) {
  const { levels: words } = useMessages();
  const right = (change: Partial<Rights>): void => onChange({ ...it, rights: { ...it.rights, ...change } });
  const item = (label: string, problem: LevelProblems[keyof LevelProblems], control: ReactNode) => (
    <Form.Item
      label={label}
      className={css.item ?? ''}
      validateStatus={problem ? 'error' : ''}
      help={problem ? words.problem[problem] : null}
    >
      {control}
    </Form.Item>
  );
  const number = { controls: false, style: { width: '100%' } } as const;
  const label = (what: string): string => `${words.level(it.level)} ${what}`;
  return (
    <section className={css.level} aria-label={words.level(it.level)}>
      <h3 className={css.legend}>{words.level(it.level)}</h3>
      {item(
        words.name,
        problems.name,
        <Input
          value={it.name}
          maxLength={12}
          aria-label={label(words.name)}
          onChange={(event) => onChange({ ...it, name: event.target.value })}
        />,
      )}
      {item(
        words.needsGrowth,
        problems.needsGrowth,
        <InputNumber<number>
          {...number}
          value={it.needsGrowth}
          {...(it.level === 0 ? { disabled: true } : {})}
          min={0}
          precision={0}
          aria-label={label(words.needsGrowth)}
          onChange={(needsGrowth) => onChange({ ...it, needsGrowth: needsGrowth ?? 0 })}
        />,
      )}
      {item(
        words.points,
        undefined,
        <InputNumber<number>
          {...number}
          value={toTimes(it.rights.pointsBps)}
          min={0}
          max={10}
          precision={2}
          prefix="×"
          aria-label={label(words.points)}
          onChange={(times) => right({ pointsBps: fromTimes(times) })}
        />,
      )}
      {item(
        words.discount,
        undefined,
        <InputNumber<number>
          {...number}
          value={it.rights.discountBps === 0 ? null : toTenths(it.rights.discountBps)}
          min={0}
          max={10}
          precision={1}
          placeholder={words.noDiscount}
          suffix={it.rights.discountBps === 0 ? null : words.tenthsUnit}
          aria-label={label(words.discount)}
          onChange={(tenths) => right({ discountBps: fromTenths(tenths) })}
        />,
      )}
      {item(
        words.freeShipping,
        undefined,
        <Switch
          checked={it.rights.freeShipping}
          aria-label={label(words.freeShipping)}
          onChange={(freeShipping) => right({ freeShipping })}
        />,
      )}
      {coupons
        ? (['birthday', 'levelCoupon'] as const).map((which) => {
            const key = which === 'birthday' ? 'birthdayCoupons' : 'levelCoupons';
            return (
              <Form.Item key={which} label={words[which]} className={css.wide ?? ''}>
                <Select<string[]>
                  mode="multiple"
                  maxCount={5}
                  value={it.rights[key]}
                  placeholder={words.chooseCoupons}
                  options={[...coupons]}
                  showSearch={{ optionFilterProp: 'label' }}
                  aria-label={label(words[which])}
                  onChange={(ids) => right({ [key]: ids })}
                />
              </Form.Item>
            );
          })
        : null}
    </section>
  );
}
