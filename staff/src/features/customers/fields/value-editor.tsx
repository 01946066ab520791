import { Input, InputNumber, Segmented, Select } from 'antd';
import { useMessages } from '../../../messages/locale-context.tsx';
import { DayInput } from './day-input.tsx';
import type { FieldCatalogue, FieldView } from './field-catalogue.ts';
import type { FieldValue } from './field-value.ts';
import { MoneyInput } from './money-input.tsx';
import { fieldOptions } from './options.ts';
import { RegionInput } from './region-input.tsx';

interface Props {
  field: FieldView;
  value: FieldValue;
  onChange: (value: FieldValue) => void;
  all: FieldCatalogue;
  autoFocus?: boolean;
}

const mostTags = 50;
const longTexts = ['address'];
const lengths: Record<string, number> = { name: 64, phone: 20, email: 120, address: 300, taxId: 20, company: 100 };

/** The right control for a field, whichever page edits it: quick edit, detail, create, bulk. */
export function ValueEditor({ field, value, onChange, all, autoFocus = false }: Props) {
  const messages = useMessages();
  const label = all.label(field.key);
  const { records } = messages;
  const shared = { autoFocus, 'aria-label': label };
  const options = fieldOptions(field, all, messages);
  switch (field.type) {
    case 'money':
      return <MoneyInput value={numberOf(value)} onChange={onChange} label={label} autoFocus={autoFocus} />;
    case 'number':
      return <InputNumber {...shared} style={{ width: '100%' }} value={numberOf(value)} onChange={onChange} />;
    case 'date':
      return <DayInput value={textOf(value)} onChange={onChange} label={label} autoFocus={autoFocus} />;
    case 'region':
      return <RegionInput value={textOf(value)} onChange={onChange} label={label} autoFocus={autoFocus} />;
    case 'bool':
      return (
        <Segmented
          aria-label={label}
          value={value === true ? 'yes' : value === false ? 'no' : 'unset'}
          onChange={(next) => onChange(next === 'yes' ? true : next === 'no' ? false : null)}
          options={[
            { value: 'unset', label: records.unset },
            { value: 'yes', label: records.yes },
            { value: 'no', label: records.no },
          ]}
        />
      );
    case 'tags':
    case 'multi':
      return (
        <Select<string[]>
          {...shared}
          mode={field.type === 'tags' ? 'tags' : 'multiple'}
          style={{ width: '100%' }}
          value={Array.isArray(value) ? value : []}
          onChange={(next) => onChange(next.map((it) => it.trim()).filter(Boolean))}
          options={options ?? []}
          maxCount={mostTags}
          placeholder={field.type === 'tags' ? records.tagsPlaceholder : records.choose}
          tokenSeparators={field.type === 'tags' ? [',', '，', '、'] : []}
        />
      );
    case 'single':
    case 'level':
    case 'staff':
      return (
        <Select
          {...shared}
          style={{ width: '100%' }}
          value={(value as string | number | null) ?? null}
          onChange={(next: string | number | undefined) => onChange(next ?? null)}
          options={options ?? []}
          allowClear={field.type !== 'level'}
          showSearch={{ optionFilterProp: 'label' }}
          placeholder={records.choose}
        />
      );
    default: {
      const text = { ...shared, value: textOf(value) ?? '', maxLength: lengths[field.key] ?? 500 };
      if (longTexts.includes(field.key))
        return (
          <Input.TextArea {...text} autoSize={{ minRows: 2, maxRows: 5 }} onChange={(event) => onChange(event.target.value || null)} />
        );
      return (
        <Input
          {...text}
          inputMode={field.key === 'phone' ? 'tel' : field.key === 'email' ? 'email' : 'text'}
          onChange={(event) => onChange((field.key === 'taxId' ? event.target.value.toUpperCase() : event.target.value) || null)}
        />
      );
    }
  }
}

const numberOf = (value: FieldValue): number | null => (typeof value === 'number' ? value : null);
const textOf = (value: FieldValue): string | null => (typeof value === 'string' ? value : null);
