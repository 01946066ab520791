import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Select, Switch } from 'antd';
import { useMessages } from '../../messages/locale-context.tsx';
import { MoneyInput } from '../customers/fields/money-input.tsx';
import { useFields } from '../customers/fields/field-catalogue.ts';
import type { PaidTerm } from './api.ts';
import { mostLines, newPaidTerm } from './sales-draft.ts';
import css from './sales.module.css';

/** One line per level and time that can be bought. The lowest level is everybody's. */
export function PaidTermsField({ paidTerms, onChange }: { paidTerms: PaidTerm[]; onChange: (paidTerms: PaidTerm[]) => void }) {
  const { sales } = useMessages();
  const all = useFields();
  const levels = all.levels.filter(({ level }) => level > 0);
  const change = (at: number, part: Partial<PaidTerm>): void =>
    onChange(paidTerms.map((it, nth) => (nth === at ? { ...it, ...part } : it)));
  return (
    <div className={css.lines}>
      {paidTerms.length > 0 ? (
        <div className={`${css.head} ${css.termHead}`} aria-hidden>
          <span>{sales.level}</span>
          <span>{sales.term}</span>
          <span>{sales.price}</span>
          <span>{sales.onSale}</span>
          <span />
        </div>
      ) : null}
      {paidTerms.map((it, at) => (
        <div key={it.id ?? `new-${at}`} className={`${css.topUp} ${css.term}`}>
          <Select<number>
            value={it.level}
            onChange={(level) => change(at, { level })}
            options={levels.map(({ level, name }) => ({ value: level, label: name }))}
            aria-label={sales.level}
          />
          <Select<PaidTerm['term']>
            value={it.term}
            onChange={(term) => change(at, { term })}
            options={(['month', 'quarter', 'year'] as const).map((value) => ({ value, label: sales.terms[value] }))}
            aria-label={sales.term}
          />
          <MoneyInput value={it.priceFen} label={sales.price} onChange={(fen) => change(at, { priceFen: fen ?? 0 })} />
          <Switch checked={it.on} onChange={(on) => change(at, { on })} aria-label={sales.onSale} />
          <Button
            type="text"
            icon={<DeleteOutlined />}
            aria-label={sales.removeNamed(`${all.levelName(it.level)} ${sales.terms[it.term]}`)}
            title={sales.remove}
            onClick={() => onChange(paidTerms.filter((_, nth) => nth !== at))}
          />
        </div>
      ))}
      <span>
        <Button
          icon={<PlusOutlined />}
          disabled={paidTerms.length >= mostLines || levels.length === 0}
          onClick={() =>
            onChange([
              ...paidTerms,
              newPaidTerm(
                levels.map(({ level }) => level),
                paidTerms,
              ),
            ])
          }
        >
          {sales.addTerm}
        </Button>
      </span>
    </div>
  );
}
