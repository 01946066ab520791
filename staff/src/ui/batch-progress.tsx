import { Flex, Progress } from 'antd';
import type { ReactNode } from 'react';
import css from './batch-progress.module.css';

interface Props {
  /** What the bar is, for those who do not see it. */
  label: string;
  /** `total` is null while nobody knows how many there are. */
  progress: { done: number; total: number | null };
  underWay: boolean;
  /** The same in words. */
  children: ReactNode;
  /** What can be done about it now. */
  actions: ReactNode;
}

/** A hundred is said only when it is over. */
function percentOf({ done, total }: Props['progress']): number | null {
  if (total === null || total === 0) return null;
  return Math.min(100, Math.floor((done / total) * 100));
}

/** How far something is that is done to many customers in the background. */
export function BatchProgress({ label, progress, underWay, children, actions }: Props) {
  const percent = percentOf(progress);
  return (
    <>
      {underWay ? <Progress percent={percent ?? 0} showInfo={percent !== null} size="small" status="active" aria-label={label} /> : null}
      <div className={css.line}>
        <span className={css.words}>{children}</span>
        <Flex gap={8}>{actions}</Flex>
      </div>
    </>
  );
}
