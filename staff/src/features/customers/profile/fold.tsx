import { DownOutlined, RightOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import { useState } from 'react';
import css from './section.module.css';

/** A section that asks for its contents only when somebody wants to know. */
export function Fold({ title, children }: { title: string; children: () => ReactNode }) {
  const [open, setOpen] = useState(false);
  return (
    <section className={css.section}>
      <button type="button" className={css.fold} aria-expanded={open} onClick={() => setOpen(!open)}>
        {title}
        {open ? <DownOutlined aria-hidden /> : <RightOutlined aria-hidden />}
      </button>
      {open ? <div className={css.folded}>{children()}</div> : null}
    </section>
  );
}
