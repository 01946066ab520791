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
