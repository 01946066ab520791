import { Radio } from 'antd';
import { useMessages } from '../../messages/locale-context.tsx';
import type { FieldCatalogue } from '../customers/fields/field-catalogue.ts';
import type { MergePreview } from './api.ts';
import css from './compare.module.css';
import { compareText } from './compare-text.ts';
import type { Choices, Side } from './merge-choice.ts';
import { resultOf } from './merge-choice.ts';

interface Props {
  line: MergePreview['fields'][number];
  all: FieldCatalogue;
  choices: Choices;
  onChoose: (side: Side) => void;
}

/** One field: both values, and a radio where there is something to decide. */
export function CompareLine({ line, all, choices, onChoose }: Props) {
  const messages = useMessages();
  const { duplicates } = messages;
  const result = resultOf(line, choices);
  const decidable = line.choosable && line.left !== line.right;
  const label = all.label(line.field);
  const value = (side: Side) => {
    const text = compareText(line.field, line[side], all, messages);
    const wins = result === 'both' || result === side;
    const shown = <span className={wins && text ? css.wins : css.loses}>{text ?? '—'}</span>;
    if (!decidable) return <span className={css.cell}>{shown}</span>;
    return (
      <Radio
        className={css.cell ?? ''}
        checked={result === side}
        name={line.field}
        aria-label={`${label} ${text ?? duplicates.blank}`}
        onChange={() => onChoose(side)}
      >
        {shown}
      </Radio>
    );
  };
  return (
    <div className={css.line}>
      <span className={css.label}>
        {label}
        {result === 'both' ? <span className={css.both}>{duplicates.both}</span> : null}
      </span>
      {value('left')}
      {value('right')}
    </div>
  );
}
