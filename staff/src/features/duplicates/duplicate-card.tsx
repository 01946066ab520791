import { formatAgo } from '@lianke/shared';
import { Button } from 'antd';
import { languageOf } from '../../messages/locale.ts';
import { useLocale } from '../../messages/locale-context.tsx';
import { Card } from '../../ui/page.tsx';
import { useNow } from '../../ui/use-now.ts';
import type { DuplicatePair } from './api.ts';
import css from './duplicate-card.module.css';
import { DuplicateSide } from './duplicate-side.tsx';

interface Props {
  pair: DuplicatePair;
  onCompare: () => void;
  onDismiss: () => void;
}

/** Why these two may be one person, and both at a glance. */
export function DuplicateCard({ pair, onCompare, onDismiss }: Props) {
  const { locale, messages } = useLocale();
  const { duplicates } = messages;
  const now = useNow();
  const found = formatAgo(pair.foundAt, Math.max(now, pair.foundAt), languageOf(locale));
  return (
    <Card className={css.card}>
      <div className={css.why}>
        <span>{duplicates.reason[pair.reason]}</span>
        <span className={css.evidence}>
          {pair.evidence ? `${duplicates.evidence} ${pair.evidence} · ` : ''}
          {duplicates.foundAt(found)}
        </span>
      </div>
      <div className={css.pair}>
        <DuplicateSide row={pair.left} />
        <DuplicateSide row={pair.right} />
      </div>
      <div className={css.actions}>
        <Button onClick={onDismiss}>{duplicates.dismiss}</Button>
        <Button type="primary" onClick={onCompare}>
          {duplicates.merge}
        </Button>
      </div>
    </Card>
  );
}
