import type { ReactNode } from 'react';
import css from './facts.module.css';

/** What is known, line by line; a line break in a text stays one. */
export function Facts({ lines }: { lines: readonly (readonly [label: string, value: ReactNode])[] }) {
  return (
    <dl className={css.facts}>
      {lines.map(([label, value]) => (
        <div key={label} className={css.line}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
