import { Tag } from 'antd';
import { useMessages } from '../../../messages/locale-context.tsx';
import { Ago } from '../../../ui/ago.tsx';
import type { CustomerRow } from '../api.ts';
import { channelText } from '../profile/channel-text.ts';
import { ReachBadges } from '../profile/reach-badges.tsx';
import css from './field-cell.module.css';
import type { FieldCatalogue, FieldView } from './field-catalogue.ts';
import { fieldText } from './field-text.ts';
import { valueOf } from './field-value.ts';

const tagsInRow = 2;

interface Props {
  row: CustomerRow;
  field: FieldView;
  all: FieldCatalogue;
}

/** One value of one row, in the form that reads fastest. What there is not is a quiet dash. */
export function FieldCell({ row, field, all }: Props) {
  const messages = useMessages();
  const value = valueOf(row, field.key);
  if (field.type === 'reach') return row.reach ? <ReachBadges reach={row.reach} /> : null;
  if (field.type === 'channel') return row.channel ? <>{channelText(row.channel, messages.customers)}</> : null;
  if (field.type === 'staff') return row.owner ? <>{row.owner.name}</> : <Nothing />;
  if (field.type === 'instant') return typeof value === 'number' && value > 0 ? <Ago at={value} /> : <Nothing />;
  if (field.type === 'tags') return row.tags?.length ? <Tags tags={row.tags} /> : <Nothing />;
  if (field.type === 'multi' && Array.isArray(value) && value.length > 0) return <Tags tags={value} />;
  if (field.key === 'gender' && value === 'unknown') return <Nothing />;
  const text = fieldText(field, value, all, messages);
  if (text === '') return <Nothing />;
  if (field.type === 'level') return <span className={Number(value) > 0 ? css.level : css.quiet}>{text}</span>;
  return <span title={text}>{text}</span>;
}

const Nothing = () => (
  <span className={css.quiet} aria-hidden>
    —
  </span>
);

function Tags({ tags }: { tags: readonly string[] }) {
  const rest = tags.length - tagsInRow;
  return (
    <span className={css.tags}>
      {tags.slice(0, tagsInRow).map((tag) => (
        <Tag key={tag} title={tag}>
          {tag}
        </Tag>
      ))}
      {rest > 0 ? (
        <Tag className={css.rest ?? ''} title={tags.slice(tagsInRow).join('、')}>
          +{rest}
        </Tag>
      ) : null}
    </span>
  );
}
