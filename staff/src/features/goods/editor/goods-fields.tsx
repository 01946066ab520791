import { Checkbox, Form, Input, InputNumber, Select } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useMessages } from '../../../messages/locale-context.tsx';
import { TitledCard } from '../../../ui/page.tsx';
import { categoriesQuery } from '../api.ts';
import { categoryOptions } from '../categories/category-tree.ts';
import css from './editor.module.css';
import type { GoodsDraft, GoodsProblem } from './goods-draft.ts';
import { ImagesField } from './images-field.tsx';
import { VariantsField } from './variants-field.tsx';

interface Props {
  draft: GoodsDraft;
  /** Only what the person has been told about already. */
  problems: ReadonlySet<GoodsProblem>;
  disabled: boolean;
  onChange: (part: Partial<GoodsDraft> | ((now: GoodsDraft) => Partial<GoodsDraft>)) => void;
}

export function GoodsFields({ draft: it, problems, disabled, onChange }: Props) {
  const { goods } = useMessages();
  const categories = useQuery(categoriesQuery);
  const help = (problem: GoodsProblem, text: string) => (problems.has(problem) ? { validateStatus: 'error' as const, help: text } : {});
  return (
    <>
      <TitledCard title={goods.basics}>
        <Form.Item label={goods.name} {...help('title', goods.nameRequired)}>
          <Input
            value={it.title}
            maxLength={60}
            showCount
            aria-label={goods.name}
            onChange={(event) => onChange({ title: event.target.value })}
          />
        </Form.Item>
        <div className={css.two}>
          <Form.Item label={goods.subtitle}>
            <Input
              value={it.subtitle}
              maxLength={100}
              placeholder={goods.subtitlePlaceholder}
              aria-label={goods.subtitle}
              onChange={(event) => onChange({ subtitle: event.target.value })}
            />
          </Form.Item>
          <Form.Item label={goods.category}>
            <Select<string>
              value={it.categoryId}
              options={categoryOptions(categories.data ?? [])}
              placeholder={goods.noCategory}
              aria-label={goods.category}
              allowClear
              onChange={(value: string | undefined) => onChange({ categoryId: value ?? null })}
            />
          </Form.Item>
        </div>
        <Form.Item label={goods.images} extra={goods.imagesHint}>
          <ImagesField images={it.images} disabled={disabled} onChange={(change) => onChange((now) => ({ images: change(now.images) }))} />
        </Form.Item>
        <Form.Item label={goods.detail} style={{ marginBottom: 0 }}>
          <Input.TextArea
            value={it.detail}
            maxLength={5000}
            autoSize={{ minRows: 4, maxRows: 14 }}
            placeholder={goods.detailPlaceholder}
            aria-label={goods.detail}
            onChange={(event) => onChange({ detail: event.target.value })}
          />
        </Form.Item>
      </TitledCard>
      <TitledCard title={goods.variantsTitle}>
        <VariantsField skus={it.skus} disabled={disabled} onChange={(skus) => onChange({ skus })} />
        {problems.has('spec') ? <p className={css.wrong}>{goods.specRequired}</p> : null}
        {problems.has('price') ? <p className={css.wrong}>{goods.priceRequired}</p> : null}
      </TitledCard>
      <TitledCard title={goods.deliveryTitle}>
        <Form.Item label={goods.delivery} {...help('delivery', goods.deliveryRequired)}>
          <Checkbox checked={it.express} onChange={(event) => onChange({ express: event.target.checked })}>
            {goods.express}
          </Checkbox>
          <Checkbox checked={it.pickup} onChange={(event) => onChange({ pickup: event.target.checked })}>
            {goods.pickup}
          </Checkbox>
        </Form.Item>
        <div className={css.two}>
          <Form.Item label={goods.taxCode} extra={goods.taxCodeHint} {...help('taxCode', goods.taxCodeWrong)}>
            <Input
              value={it.taxCode}
              maxLength={19}
              inputMode="numeric"
              aria-label={goods.taxCode}
              onChange={(event) => onChange({ taxCode: event.target.value })}
            />
          </Form.Item>
          <Form.Item label={goods.taxRate}>
            <InputNumber<number>
              value={it.taxRateBps === null ? null : it.taxRateBps / 100}
              min={0}
              max={100}
              precision={2}
              suffix="%"
              aria-label={goods.taxRate}
              style={{ width: 140 }}
              onChange={(percent) => onChange({ taxRateBps: percent === null ? null : Math.round(percent * 100) })}
            />
          </Form.Item>
        </div>
      </TitledCard>
    </>
  );
}
