import { DeleteOutlined, LockOutlined } from '@ant-design/icons';
import { formatChinaDay, formatChinaTime } from '@lianke/shared';
import { useMessages } from '../../messages/locale-context.tsx';
import { formatCount } from '../../ui/format-count.ts';
import type { PrivacyRequest } from './api.ts';
import css from './receipt.module.css';

interface Props {
  title?: string;
  at?: number;
  it: NonNullable<PrivacyRequest['preview']>;
  done: boolean;
}

/** What a deletion erases and what stays, for how long and by which law; before and after it looks the same. */
export function Receipt({ title, at, it, done }: Props) {
  const { privacy } = useMessages();
  return (
    <section className={css.receipt}>
      {title ? (
        <header className={css.head}>
          <b>{title}</b> {at === undefined ? null : <span>{privacy.receiptAt(formatChinaTime(at))}</span>}
        </header>
      ) : null}
      <h3 className={css.heading}>
        <DeleteOutlined aria-hidden /> {done ? privacy.wasErased : privacy.erased}
      </h3>
      {it.erased.length === 0 ? (
        <p className={css.none}>{privacy.nothingErased}</p>
      ) : (
        <ul className={css.list}>
          {it.erased.map(({ what, count }) => (
            <li key={what} className={css.line}>
              <span>{what}</span>
              <span className={css.count}>{privacy.count(formatCount(count))}</span>
            </li>
          ))}
        </ul>
      )}
      <h3 className={css.heading}>
        <LockOutlined aria-hidden /> {done ? privacy.wasKept : privacy.kept}
      </h3>
      {it.kept.length === 0 ? (
        <p className={css.none}>{privacy.nothingKept}</p>
      ) : (
        <ul className={css.list}>
          {it.kept.map(({ what, count, until, law }) => (
            <li key={`${what}${law}`} className={css.kept}>
              <span className={css.line}>
                <span>{what}</span>
                {count > 0 ? <span className={css.count}>{privacy.count(formatCount(count))}</span> : null}
              </span>
              <span className={css.law}>
                {until === null ? privacy.forever : privacy.until(formatChinaDay(until))} · {privacy.law} {law}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
