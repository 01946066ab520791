import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Input, InputNumber } from 'antd';
import { useId } from 'react';
import { useMessages } from '../../../messages/locale-context.tsx';
import { MoneyInput } from '../../customers/fields/money-input.tsx';
import css from './editor.module.css';
import type { SkuDraft } from './goods-draft.ts';
import { newSku } from './goods-draft.ts';

interface Props {
  skus: readonly SkuDraft[];
  disabled: boolean;
  onChange: (skus: SkuDraft[]) => void;
}

const mostVariants = 100;

/** One line per variant; on a narrow screen each is a small card. */
export function VariantsField({ skus, disabled, onChange }: Props) {
  const { goods } = useMessages();
  const base = useId();
  const change = (key: string, part: Partial<SkuDraft>): void => onChange(skus.map((it) => (it.key === key ? { ...it, ...part } : it)));
  const add = (): void => onChange([...skus, newSku(`${base}${Date.now()}`)]);
  const text = (it: SkuDraft, key: 'spec' | 'code' | 'barcode', maxLength: number, placeholder = '') => (
    <Input
      value={it[key]}
      maxLength={maxLength}
      placeholder={placeholder}
      aria-label={`${goods[key]} ${it.spec}`}
      onChange={(event) => change(it.key, { [key]: event.target.value })}
    />
  );
  return (
    <div className={css.variants}>
      <div className={css.variantHead} aria-hidden>
        <span>{goods.spec}</span>
        <span>{goods.price}</span>
        <span>{goods.stock}</span>
        <span>{goods.code}</span>
        <span>{goods.barcode}</span>
        <span />
      </div>
      {skus.map((it) => (
        <div key={it.key} className={css.variant}>
          {text(it, 'spec', 40, goods.specPlaceholder)}
          <MoneyInput value={it.priceFen} label={`${goods.price} ${it.spec}`} onChange={(priceFen) => change(it.key, { priceFen })} />
          <InputNumber<number>
            value={it.stock}
            min={0}
            max={10_000_000}
            precision={0}
            controls={false}
            placeholder={goods.unlimited}
            aria-label={`${goods.stock} ${it.spec}`}
            style={{ width: '100%' }}
            onChange={(stock) => change(it.key, { stock })}
          />
          {text(it, 'code', 64, goods.codePlaceholder)}
          {text(it, 'barcode', 64, goods.barcode)}
          <Button
            type="text"
            icon={<DeleteOutlined />}
            disabled={disabled || skus.length === 1}
            aria-label={goods.removeVariant(it.spec)}
            title={goods.removeVariant(it.spec)}
            onClick={() => onChange(skus.filter(({ key }) => key !== it.key))}
          />
        </div>
      ))}
      {disabled ? null : (
        <span className={css.foot}>
          <Button icon={<PlusOutlined />} disabled={skus.length >= mostVariants} onClick={add}>
            {goods.addVariant}
          </Button>
          <span className={css.quiet}>{goods.unlimitedHint}</span>
        </span>
      )}
    </div>
  );
}
