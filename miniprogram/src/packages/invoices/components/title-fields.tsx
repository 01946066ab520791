import { View } from '@tarojs/components';
import { useState } from 'react';
import type { ReactElement } from 'react';
import type { InvoiceTitle } from '../../../invoices/types';
import { t } from '../../../messages';
import type { MessageKey } from '../../../messages';
import { Cell } from '../../../ui/cell';
import { Field } from './field';
import './title-fields.scss';

const kinds = ['company', 'person'] as const;
const more: ReadonlyArray<readonly ['address' | 'phone' | 'bank' | 'account', MessageKey, number]> = [
  ['address', 'titles.address', 80],
  ['phone', 'titles.phone', 40],
  ['bank', 'titles.bank', 60],
  ['account', 'titles.account', 40],
];

interface Props {
  title: InvoiceTitle;
  onChange: (title: InvoiceTitle) => void;
}

/** Everything of a title, as far as it is asked for; what few need is folded away. */
export function TitleFields({ title, onChange }: Props): ReactElement {
  const [open, setOpen] = useState(() => more.some(([field]) => title[field] !== ''));
  const change = (over: Partial<InvoiceTitle>): void => onChange({ ...title, ...over });
  const { kind } = title;
  return (
    <>
      <Cell
        label={t('titles.kind')}
        value={
          <View className="kinds">
            {kinds.map((one) => (
              <View
                key={one}
                className={`kinds__one ${one === kind ? 'kinds__one--on' : ''}`}
                ariaRole="radio"
                onClick={() => change({ kind: one })}
              >
                {t(`titles.kind.${one}`)}
              </View>
            ))}
          </View>
        }
      />
      <Field
        name="name"
        label={t('titles.name')}
        hint={t(`titles.name_hint.${kind}`)}
        value={title.name}
        maxlength={100}
        onInput={(name) => change({ name })}
      />
      {kind === 'company' ? (
        <>
          <Field
            name="taxNo"
            label={t('titles.tax_no')}
            hint={t('titles.tax_no_hint')}
            value={title.taxNo}
            maxlength={40}
            onInput={(taxNo) => change({ taxNo })}
          />
          {open ? (
            more.map(([field, label, maxlength]) => (
              <Field
                key={field}
                name={field}
                label={t(label)}
                hint={t('titles.optional')}
                value={title[field]}
                maxlength={maxlength}
                onInput={(text) => change({ [field]: text })}
              />
            ))
          ) : (
            <Cell
              label={t('titles.more')}
              value={<View className="kinds__hint">{t('titles.optional')}</View>}
              onTap={() => setOpen(true)}
            />
          )}
        </>
      ) : null}
    </>
  );
}
