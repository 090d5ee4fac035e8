import type { ReactNode } from 'react';
import classes from './Panel.module.css';

interface PanelProps {
  title?: ReactNode;
  /** Beside the title: method, n, order. */
  note?: ReactNode;
  /** At the right end of the title's row. */
  actions?: ReactNode;
  /** False when the content reaches the edges, as tables do. */
  padded?: boolean;
  children: ReactNode;
}

/** A surface with a title row. */
export function Panel({ title, note, actions, padded = true, children }: PanelProps) {
  return (
    <section className={classes['panel']}>
      {(title !== undefined || actions !== undefined) && (
        <div className={classes['head']}>
          {title !== undefined && <h2>{title}</h2>}
          {note !== undefined && <span className="t3 xs">{note}</span>}
          <span className="sp" />
          {actions}
        </div>
      )}
      <div className={classes['body']} data-padded={padded || undefined}>
        {children}
      </div>
    </section>
  );
}
