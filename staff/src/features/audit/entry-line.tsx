import { formatChinaTime } from '@lianke/shared';
import { Tag, Tooltip } from 'antd';
import { useMessages } from '../../messages/locale-context.tsx';
import { useFields } from '../customers/fields/field-catalogue.ts';
import type { AuditEntry } from './api.ts';
import { auditSentence } from './audit-sentence.ts';
import css from './entry-line.module.css';
import { EntryIcon } from './entry-icon.tsx';

/** One thing that happened: when, who did what, why, from where, and what changed. */
export function EntryLine({ entry }: { entry: AuditEntry }) {
  const words = useMessages();
  const { audit } = words;
  const fields = useFields();
  const it = auditSentence(entry, words, (key) => fields.find(key)?.label ?? undefined);
  const time = formatChinaTime(entry.at);
  return (
    <li className={css.line}>
      <time className={css.time} dateTime={new Date(entry.at).toISOString()} title={time}>
        {time.slice(-5)}
      </time>
      <EntryIcon action={entry.action} />
      <div className={css.body}>
        <div>
          <b className={css.who}>{it.who}</b> <span>{it.did}</span>
          {entry.sealed ? null : (
            <Tooltip title={audit.unsealedHint}>
              <Tag className={css.tag ?? ''}>{audit.unsealed}</Tag>
            </Tooltip>
          )}
        </div>
        {it.changes.length > 0 ? (
          <ul className={css.changes}>
            {it.changes.map((change) => (
              <li key={change.field}>
                <span className={css.field}>{change.field}</span> <s>{change.before}</s> → <span>{change.after}</span>
              </li>
            ))}
          </ul>
        ) : null}
        <div className={css.small}>
          {it.reason ? <span>{audit.reason(it.reason)}</span> : null}
          {entry.from ? <span>{audit.from(entry.from)}</span> : null}
          {it.unknown ? <span>{entry.action}</span> : null}
        </div>
      </div>
    </li>
  );
}
