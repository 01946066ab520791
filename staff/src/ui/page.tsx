import { Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { useEffect } from 'react';
import { useMessages } from '../messages/locale-context.tsx';
import css from './page.module.css';

interface Props {
  title: string;
  count?: string | null;
  intro?: string;
  /** The one primary action, top right. */
  action?: ReactNode;
  narrow?: boolean;
  children: ReactNode;
}

export function Page({ title, count, intro, action, narrow = false, children }: Props) {
  const { brand } = useMessages();
  useEffect(() => {
    document.title = `${title} · ${brand}`;
  }, [title, brand]);
  return (
    <div className={`${css.page} ${narrow ? css.narrow : ''}`}>
      <header className={css.header}>
        <div className={css.heading}>
          <h1 className={css.title}>
            {title}
            {count ? <span className={css.count}>{count}</span> : null}
          </h1>
          {intro ? <p className={css.intro}>{intro}</p> : null}
        </div>
        {action}
      </header>
      {children}
    </div>
  );
}

export function Card({ children, className = '' }: { children: ReactNode; className?: string | undefined }) {
  return <section className={`${css.card} ${className}`}>{children}</section>;
}

/** A card with a heading and room around what it holds. */
export const TitledCard = ({ title, children }: { title: string; children: ReactNode }) => (
  <Card className={css.titled}>
    <h2 className={css.cardTitle}>{title}</h2>
    {children}
  </Card>
);

/** In the place of a form or a record that is still loading. */
export const CardSkeleton = () => (
  <Card>
    <Skeleton active paragraph={{ rows: 8 }} style={{ padding: 24 }} />
  </Card>
);
