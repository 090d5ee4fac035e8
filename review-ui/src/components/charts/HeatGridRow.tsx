import { memo } from 'react';
import { Icon } from '../Icon';
import type { HeatRow } from './HeatGrid';
import classes from './HeatGrid.module.css';
import type { GridPlace } from './heat';

interface HeatGridRowProps {
  row: HeatRow;
  index: number;
  /** Pixels from the top of the body. */
  top: number;
  /** The name of the group that begins with the row. */
  group: string | null;
  inSight: readonly { index: number; start: number; width: number }[];
  headWidth: number;
  /** The column of the cell that Tab stops at, when it is one of this row. */
  focus: number | null;
  describedBy: string | undefined;
  onPlace: (place: GridPlace) => void;
  onOpen: (place: GridPlace) => void;
}

/** One row of a heat grid; it is drawn again only when something of its own has changed. */
export const HeatGridRow = memo(function HeatGridRow(props: HeatGridRowProps) {
  const { row, index, top, group, inSight, headWidth, focus, describedBy, onPlace, onOpen } = props;
  return (
    <div className={classes['row']} style={{ transform: `translateY(${top}px)` }} role="presentation">
      {group !== null && (
        <div className={classes['group']} role="presentation">
          <span>{group}</span>
        </div>
      )}
      <div className={classes['line']} role="row" aria-rowindex={index + 2} data-chosen={focus !== null || undefined}>
        <div className={classes['name']} style={{ width: headWidth }} role="rowheader" aria-colindex={1}>
          {row.label}
        </div>
        {inSight.map(({ index: column, start, width }) => {
          const cell = row.cells[column];
          if (cell === undefined) return null;
          const place = { row: index, column };
          return (
            // eslint-disable-next-line jsx-a11y/click-events-have-key-events -- the grid hears keys: one table of them serves every list
            <div
              key={column}
              role="gridcell"
              aria-colindex={column + 2}
              aria-label={cell.description}
              aria-describedby={focus === column ? describedBy : undefined}
              tabIndex={focus === column ? 0 : -1}
              className={classes['cell']}
              data-look={cell.look}
              data-best={cell.best === true || undefined}
              data-row={index}
              data-column={column}
              style={{ left: start, width: width - 2 }}
              onFocus={() => focus !== column && onPlace(place)}
              onClick={() => onOpen(place)}
            >
              {cell.icon !== undefined && <Icon name={cell.icon} size={12} />}
              <span className={classes['text']}>{cell.text}</span>
            </div>
          );
        })}
      </div>
    </div>
  );
});
