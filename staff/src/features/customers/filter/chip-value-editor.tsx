import { Cascader, DatePicker, Input, InputNumber, Segmented, Select } from 'antd';
import dayjs from 'dayjs';
import { useMessages } from '../../../messages/locale-context.tsx';
import { DayInput } from '../fields/day-input.tsx';
import type { FieldCatalogue, FieldView } from '../fields/field-catalogue.ts';
import { MoneyInput } from '../fields/money-input.tsx';
import { customId } from '../fields/field-value.ts';
import { fieldOptions } from '../fields/options.ts';
import { regionOptions, regionPath } from '../fields/regions.ts';
import type { Chip } from './chip.ts';
import css from './filter.module.css';
import { dayEnd, dayOf, dayStart } from './instants.ts';

interface Props {
  chip: Chip;
  field: FieldView;
  all: FieldCatalogue;
  onChange: (chip: Chip) => void;
}

const mostChoices = 50;

/** The control that asks for a condition's value; none where the operator says it all. */
export function ChipValueEditor({ chip, field, all, onChange }: Props) {
  const messages = useMessages();
  const { filters, records } = messages;
  const label = filters.value;
  const set = (value: Chip['value'], to: Chip['to'] = chip.to): void => onChange({ ...chip, value, to });
  if (chip.op === 'empty' || chip.op === 'not_empty') return null;
  if (chip.op === 'within_days' || chip.op === 'not_within_days')
    return (
      <div className={css.days}>
        {[7, 30, 90].map((days) => (
          <button key={days} type="button" className={css.preset} aria-pressed={chip.value === days} onClick={() => set(days)}>
            {filters.dayCount(days)}
          </button>
        ))}
        <InputNumber
          min={1}
          max={3650}
          precision={0}
          value={typeof chip.value === 'number' ? chip.value : null}
          onChange={(days) => set(days ?? undefined)}
          suffix={filters.dayUnit}
          aria-label={label}
        />
      </div>
    );
  if (field.type === 'bool')
    return (
      <Segmented<boolean>
        value={chip.value === true}
        onChange={(value) => set(value)}
        options={[
          { value: true, label: records.yes },
          { value: false, label: records.no },
        ]}
      />
    );
  if (field.type === 'date' || field.type === 'instant') return <DayValue chip={chip} field={field} onChange={set} label={label} />;
  if (field.type === 'money' || field.type === 'number') return <NumberValue chip={chip} field={field} onChange={set} label={label} />;
  if (field.type === 'region')
    return (
      <Cascader
        multiple
        style={{ width: '100%' }}
        value={listOf(chip.value).map(regionPath)}
        options={regionOptions()}
        showSearch
        maxTagCount="responsive"
        showCheckedStrategy={Cascader.SHOW_PARENT}
        placeholder={records.choose}
        aria-label={label}
        onChange={(paths) => set(paths.map((path) => String(path.at(-1))).slice(0, mostChoices))}
      />
    );
  const options = fieldOptions(field, all, messages);
  if (options) {
    const text = options.map((it) => ({ ...it, value: String(it.value) }));
    if (chip.op === 'gte' || chip.op === 'lte')
      return (
        <Select
          style={{ width: '100%' }}
          {...(chip.value === undefined ? {} : { value: Number(chip.value) })}
          options={options}
          placeholder={records.choose}
          aria-label={label}
          onChange={(value: number) => set(value)}
        />
      );
    return (
      <Select<string[]>
        mode="multiple"
        style={{ width: '100%' }}
        value={listOf(chip.value)}
        options={text}
        maxCount={mostChoices}
        showSearch={{ optionFilterProp: 'label' }}
        placeholder={records.choose}
        aria-label={label}
        onChange={(value) => set(value)}
      />
    );
  }
  return (
    <Input
      value={typeof chip.value === 'string' ? chip.value : ''}
      onChange={(event) => set(event.target.value)}
      maxLength={200}
      placeholder={field.key === 'phone' && chip.op === 'starts_with' ? filters.phoneStart : label}
      aria-label={label}
    />
  );
}

const listOf = (value: Chip['value']): string[] => (Array.isArray(value) ? value : value === undefined ? [] : [String(value)]);

interface PartProps {
  chip: Chip;
  field: FieldView;
  label: string;
  onChange: (value: Chip['value'], to?: Chip['to']) => void;
}

/** Days; for instants the day becomes its first or last millisecond in China. */
function DayValue({ chip, field, label, onChange }: PartProps) {
  const instant = field.type === 'instant';
  const from = (day: string): string | number => (instant ? dayStart(day) : day);
  const until = (day: string): string | number => (instant ? dayEnd(day) : day);
  const read = (value: Chip['value']): string | null => (instant ? dayOf(value) : typeof value === 'string' && value ? value : null);
  if (chip.op === 'between') {
    const [low, high] = [read(chip.value), read(chip.to)];
    return (
      <DatePicker.RangePicker
        style={{ width: '100%' }}
        value={low && high ? [dayjs(low), dayjs(high)] : null}
        aria-label={label}
        onChange={(days) => {
          const [start, end] = days ?? [];
          onChange(start ? from(start.format('YYYY-MM-DD')) : undefined, end ? until(end.format('YYYY-MM-DD')) : undefined);
        }}
      />
    );
  }
  const convert = chip.op === 'lte' ? until : from;
  return <DayInput value={read(chip.value)} onChange={(day) => onChange(day ? convert(day) : undefined)} label={label} />;
}

function NumberValue({ chip, field, label, onChange }: PartProps) {
  const { filters } = useMessages();
  const one = (value: Chip['value'], change: (next: number | undefined) => void, name: string) =>
    field.type === 'money' ? (
      <MoneyInput value={typeof value === 'number' ? value : null} onChange={(fen) => change(fen ?? undefined)} label={name} />
    ) : (
      <InputNumber
        style={{ width: '100%' }}
        precision={customId(field.key) ? 4 : 0}
        value={typeof value === 'number' ? value : null}
        onChange={(next) => change(next ?? undefined)}
        aria-label={name}
      />
    );
  if (chip.op !== 'between') return one(chip.value, (next) => onChange(next), label);
  return (
    <div className={css.range}>
      {one(chip.value, (next) => onChange(next, chip.to), filters.from)}
      <span>{filters.until}</span>
      {one(chip.to, (next) => onChange(chip.value, next), filters.to)}
    </div>
  );
}
