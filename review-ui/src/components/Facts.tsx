import type { ReactNode } from 'react';
import classes from './Facts.module.css';

/** One fact; without a value it is left out. */
export interface Fact {
  readonly name: string;
  readonly value: ReactNode;
  readonly note?: ReactNode;
}

/** Names above values in a row, or beside them in two columns or in a list. */
export function Facts({ facts, layout = 'row' }: { facts: readonly Fact[]; layout?: 'row' | 'columns' | 'list' }) {
  return (
    <dl className={classes['facts']} data-layout={layout}>
      {facts
        .filter(({ value }) => value !== null && value !== undefined)
        .map(({ name, value, note }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              {value} {note !== undefined && <small>{note}</small>}
            </dd>
          </div>
        ))}
    </dl>
  );
}
