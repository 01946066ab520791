import type { ReactNode } from 'react';
import css from './section.module.css';

export function Section({ title, extra, children }: { title?: string; extra?: ReactNode; children: ReactNode }) {
  return (
    <section className={css.section}>
      {title ? (
        <h2 className={css.heading}>
          {title}
          {extra}
        </h2>
      ) : null}
      {children}
    </section>
  );
}
