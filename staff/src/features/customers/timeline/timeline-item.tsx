import { DeleteOutlined } from '@ant-design/icons';
import { formatChinaTime } from '@lianke/shared';
import { Button, Tooltip } from 'antd';
import { useMessages } from '../../../messages/locale-context.tsx';
import type { TimelineEntry } from '../api.ts';
import { useFields } from '../fields/field-catalogue.ts';
import { TimelineIcon } from './timeline-icon.tsx';
import { timelineSentence } from './timeline-sentence.ts';
import css from './timeline.module.css';

interface Props {
  entry: TimelineEntry;
  onDelete: (entry: TimelineEntry) => void;
}

export function TimelineItem({ entry, onDelete }: Props) {
  const { timeline } = useMessages();
  const all = useFields();
  // Which fields were edited is stored by key.
  const data = entry.data.fields ? { ...entry.data, fields: entry.data.fields.split(',').map(all.label).join('、') } : entry.data;
  const { title, detail, quote } = timelineSentence(timeline, entry.kind, data, entry.actor?.name);
  const exact = formatChinaTime(entry.at);
  return (
    <li className={`${css.item} ${entry.kind === 'note' ? css.note : ''}`}>
      <span className={css.icon} aria-hidden>
        <TimelineIcon kind={entry.kind} />
      </span>
      <div className={css.text}>
        <span>{title}</span>
        {detail ? <span className={css.detail}>{detail}</span> : null}
        {quote ? <p className={css.quote}>{quote}</p> : null}
      </div>
      <div className={css.side}>
        <Tooltip title={exact}>
          <time dateTime={new Date(entry.at).toISOString()}>{exact.slice(-5)}</time>
        </Tooltip>
        {entry.can.delete ? (
          <Tooltip title={timeline.noteDelete}>
            <Button
              className={css.remove ?? ''}
              type="text"
              size="small"
              icon={<DeleteOutlined />}
              aria-label={timeline.noteDelete}
              onClick={() => onDelete(entry)}
            />
          </Tooltip>
        ) : null}
      </div>
    </li>
  );
}
