import type { ReactNode } from 'react';
import css from './unsaved-bar.module.css';

/** Stays in sight at the bottom while something typed is not saved. The children are its buttons. */
export const UnsavedBar = ({ text, children }: { text: string; children: ReactNode }) => (
  <div className={css.bar} role="status">
    <span className={css.text}>{text}</span>
    {children}
  </div>
);
