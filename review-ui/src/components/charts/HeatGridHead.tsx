import type { ReactNode } from 'react';
import { visibleText } from '@/lib/format/visible';
import { SafeText } from '../SafeText';
import { runsOf } from './heat';
import type { HeatColumn } from './HeatGrid';
import classes from './HeatGrid.module.css';

interface HeatGridHeadProps {
  corner: ReactNode;
  columns: readonly HeatColumn[];
  inSight: readonly { index: number; start: number; width: number }[];
  headWidth: number;
  /** Pixels of a column. */
  cell: number;
  /** Pixels of all columns. */
  width: number;
}

/** The names of the columns, and above them the categories that neighbours share. They stay in sight. */
export function HeatGridHead({ corner, columns, inSight, headWidth, cell, width }: HeatGridHeadProps) {
  const first = inSight[0]?.index ?? 0;
  const last = inSight.at(-1)?.index ?? -1;
  const categories = runsOf(columns.map(({ group }) => group)).filter(
    ({ name, from, length }) => name !== '' && from <= last && from + length > first,
  );
  return (
    <div className={classes['head']} style={{ width }} role="row" aria-rowindex={1}>
      <div className={classes['corner']} style={{ width: headWidth }} role="columnheader" aria-colindex={1}>
        {corner}
      </div>
      {categories.map(({ name, from, length }) => (
        <div
          key={from}
          className={classes['category']}
          style={{ left: headWidth + from * cell, width: length * cell - 2 }}
          aria-hidden="true"
        >
          <span title={visibleText(name)}>
            <SafeText text={name} />
          </span>
        </div>
      ))}
      {inSight.map(({ index, start, width: wide }) => (
        <div
          key={index}
          role="columnheader"
          aria-colindex={index + 2}
          className={classes['column']}
          style={{ left: start, width: wide - 2 }}
          title={columns[index]?.title}
        >
          <span>{columns[index]?.label}</span>
          <span className="visually-hidden">{visibleText(columns[index]?.group ?? '')}</span>
        </div>
      ))}
    </div>
  );
}
