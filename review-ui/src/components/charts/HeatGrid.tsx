import { useElementSize, useMergedRef } from '@mantine/hooks';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useImperativeHandle, useLayoutEffect, useMemo, useRef, type ReactNode, type Ref } from 'react';
import type { HeatCell, GridPlace } from './heat';
import classes from './HeatGrid.module.css';
import { HeatGridHead } from './HeatGridHead';
import { HeatGridRow } from './HeatGridRow';
import { useGridKeys } from './useGridKeys';

/** A column of a heat grid. */
export interface HeatColumn {
  readonly key: string;
  readonly label: ReactNode;
  readonly title: string;
  /** The category that is named above its neighbours of the same one; empty for none. */
  readonly group: string;
}

/** A row of a heat grid. */
export interface HeatRow {
  readonly key: string;
  readonly label: ReactNode;
  /** The group whose name stands above its first row. */
  readonly group: string;
  readonly cells: readonly HeatCell[];
}

interface HeatGridProps {
  /** Names the grid to assistive technology. */
  label: string;
  /** What stands above the names of the rows. */
  corner: ReactNode;
  columns: readonly HeatColumn[];
  rows: readonly HeatRow[];
  /** Pixels that the names of the rows take. */
  headWidth: number;
  /** Least pixels of a column; wider when there is room. */
  cellWidth?: number;
  maxHeight: string;
  /** The cell that has the grid's one stop for Tab. */
  place: GridPlace;
  onPlace: (place: GridPlace) => void;
  onOpen: (place: GridPlace) => void;
  /** The element whose text describes the cell with the focus. */
  describedBy?: string | undefined;
  /** Told of the cell under the pointer; null when it leaves. */
  onPoint?: (place: GridPlace | null) => void;
  handle?: Ref<HeatGridHandle>;
}

/** What the page around a grid may ask of it. */
export interface HeatGridHandle {
  /** The element of a cell, where it is in sight. */
  cell(place: GridPlace): HTMLElement | null;
}

const rowHeight = 29;
const groupHeight = 21;

/** Scores by row and column as steps of one hue, each with its number, and what is no score with glyph and word. Only cells in sight exist. */
export function HeatGrid(props: HeatGridProps) {
  const { label, corner, columns, rows, headWidth, cellWidth = 68, maxHeight, place, onPlace, onOpen } = props;
  const { ref: sized, width } = useElementSize();
  const scroller = useRef<HTMLDivElement>(null);
  const ref = useMergedRef(sized, scroller);
  const room = (width === 0 ? 1100 : width) - headWidth - 10;
  const wide = Math.max(cellWidth, Math.min(120, Math.floor(room / Math.max(1, columns.length))));
  const begins = useMemo(() => rows.map((row, index) => row.group !== (rows[index - 1]?.group ?? '')), [rows]);

  const down = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => rowHeight + (begins[index] === true ? groupHeight : 0),
    getItemKey: (index) => rows[index]?.key ?? index,
    overscan: 8,
    scrollPaddingStart: 50,
  });
  const across = useVirtualizer({
    horizontal: true,
    count: columns.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => wide,
    overscan: 4,
    scrollPaddingStart: headWidth,
  });
  useLayoutEffect(() => across.measure(), [across, wide]);
  useLayoutEffect(() => down.measure(), [down, begins]);

  const cellAt = useCallback(
    ({ row, column }: GridPlace) =>
      scroller.current?.querySelector<HTMLElement>(`[data-row="${row}"][data-column="${column}"]`) ?? null,
    [],
  );
  useImperativeHandle(props.handle, () => ({ cell: cellAt }), [cellAt]);
  useGridKeys({
    scroller,
    place,
    rows: rows.length,
    columns: columns.length,
    page: Math.max(1, Math.floor((scroller.current?.clientHeight ?? 300) / rowHeight) - 2),
    onOpen,
    go: (next) => {
      down.scrollToIndex(next.row);
      across.scrollToIndex(next.column);
      onPlace(next);
    },
    cellAt,
  });

  const columnItems = across.getVirtualItems();
  const [from, to] = [columnItems[0]?.index ?? 0, columnItems.at(-1)?.index ?? -1];
  // Rows are drawn again when the window moves by a column, not at every pixel.
  const inSight = useMemo(
    () =>
      Array.from({ length: Math.max(0, Math.min(to, columns.length - 1) - from + 1) }, (_, index) => ({
        index: from + index,
        start: headWidth + (from + index) * wide,
        width: wide,
      })),
    [from, to, wide, headWidth, columns.length],
  );
  const all = headWidth + columns.length * wide + 10;
  return (
    // eslint-disable-next-line jsx-a11y/interactive-supports-focus -- its cells take the focus, one at a time
    <div
      ref={ref}
      className={classes['scroller']}
      style={{ maxHeight }}
      role="grid"
      aria-label={label}
      aria-rowcount={rows.length + 1}
      aria-colcount={columns.length + 1}
      // eslint-disable-next-line jsx-a11y/mouse-events-have-key-events -- a key shows the same for the cell with the focus
      onMouseOver={(event) => props.onPoint?.(placeOf(event.target))}
      onMouseLeave={() => props.onPoint?.(null)}
    >
      <HeatGridHead corner={corner} columns={columns} inSight={inSight} headWidth={headWidth} cell={wide} width={all} />
      <div className={classes['body']} role="rowgroup" style={{ height: down.getTotalSize(), width: all }}>
        {down.getVirtualItems().map((item) => {
          const row = rows[item.index];
          if (row === undefined) return null;
          return (
            <HeatGridRow
              key={item.key}
              row={row}
              index={item.index}
              top={item.start}
              group={begins[item.index] === true ? row.group : null}
              inSight={inSight}
              headWidth={headWidth}
              focus={item.index === place.row ? place.column : null}
              describedBy={item.index === place.row ? props.describedBy : undefined}
              onPlace={onPlace}
              onOpen={onOpen}
            />
          );
        })}
      </div>
    </div>
  );
}

function placeOf(target: EventTarget): GridPlace | null {
  const cell = target instanceof Element ? target.closest<HTMLElement>('[data-column]') : null;
  if (cell === null) return null;
  return { row: Number(cell.dataset['row']), column: Number(cell.dataset['column']) };
}
