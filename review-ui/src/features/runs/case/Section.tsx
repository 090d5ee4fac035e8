import type { ReactNode } from 'react';
import classes from './Case.module.css';

/** A titled part of a case. */
export function Section({ title, note, children }: { title: string; note?: ReactNode; children: ReactNode }) {
  return (
    <section className={classes['section']}>
      <h2 className={classes['label']}>
        {title}
        <span className="sp" />
        {note !== undefined && <span className={classes['note']}>{note}</span>}
      </h2>
      {children}
    </section>
  );
}
