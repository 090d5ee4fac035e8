import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useLayoutEffect, useRef, useState, type KeyboardEvent, type MouseEvent } from 'react';
import { useShortcut } from '@/lib/keyboard/useShortcut';
import { leastWidth, moved, type Column, type Move, type Place } from './column';
import classes from './VirtualTable.module.css';

interface VirtualTableProps<Row> {
  /** Names the table to assistive technology. */
  label: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** How many rows there are in all, where that is known. */
  total?: number | undefined;
  /** Pixels; may depend on the row. */
  rowHeight?: number | ((row: Row) => number);
  /** CSS length of the visible part. */
  maxHeight?: string;
  /** Asks for the next page of rows; called when the end comes into sight. */
  onEnd?: (() => void) | undefined;
  isLoadingMore?: boolean;
  /** Opens a row or, in a choosable column, its cell. */
  onOpen?: (row: Row, column: string | null, event?: MouseEvent | globalThis.KeyboardEvent) => void;
  /** Told when the keyboard moves, so that an open panel can follow. */
  onMove?: (row: Row, column: string | null) => void;
  /** The row, and the cell, that is open beside the table. */
  selected?: { readonly row: string; readonly column?: string | null } | null;
}

/** A table of any length: only the rows in sight exist. One row or cell has focus at a time; j, k, h, l and arrows move, Enter opens. */
export function VirtualTable<Row>(props: VirtualTableProps<Row>) {
  const {
    label,
    columns,
    rows,
    rowKey,
    total,
    rowHeight = 32,
    maxHeight,
    onEnd,
    isLoadingMore = false,
    onOpen,
    onMove,
    selected,
  } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const choosable = columns.filter((column) => column.choosable === true).map((column) => column.key);
  const [place, setPlace] = useState<Place>({ row: 0, column: choosable[0] ?? null });
  const takeFocus = useRef(false);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => {
      const row = rows[index];
      return typeof rowHeight === 'number' ? rowHeight : row === undefined ? 32 : rowHeight(row);
    },
    overscan: 12,
    getItemKey: (index) => (rows[index] === undefined ? index : rowKey(rows[index])),
  });
  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? -1;
  const current: Place = { ...place, row: Math.min(place.row, Math.max(rows.length - 1, 0)) };

  useEffect(() => {
    if (rows.length > 0 && last >= rows.length - 20 && !isLoadingMore) onEnd?.();
  }, [last, rows.length, isLoadingMore, onEnd]);

  useLayoutEffect(() => {
    if (!takeFocus.current) return;
    const target = scroller.current?.querySelector<HTMLElement>('[tabindex="0"]');
    if (target === null || target === undefined) return;
    takeFocus.current = false;
    target.focus({ preventScroll: true });
  });

  function go(move: Move, event: globalThis.KeyboardEvent): unknown {
    const inside = scroller.current?.contains(event.target as Node) === true;
    if (event.key.startsWith('Arrow') && !inside) return false;
    if (rows.length === 0 || (choosable.length === 0 && (move === 'left' || move === 'right'))) return false;
    // The first key from outside enters the table where it stands.
    const next = inside || selected != null ? moved(current, move, rows.length, choosable) : current;
    setPlace(next);
    takeFocus.current = true;
    virtual.scrollToIndex(next.row);
    const row = rows[next.row];
    if (row !== undefined) onMove?.(row, next.column);
    return true;
  }
  useShortcut('list.next', (event) => go('next', event));
  useShortcut('list.previous', (event) => go('previous', event));
  useShortcut('list.left', (event) => go('left', event));
  useShortcut('list.right', (event) => go('right', event));

  function onEnter(event: KeyboardEvent, row: Row, column: string | null) {
    if (event.key !== 'Enter' || event.target !== event.currentTarget) return;
    event.preventDefault();
    onOpen?.(row, column, event.nativeEvent);
  }

  const template = columns.map((column) => column.width).join(' ');
  const least = leastWidth(columns);
  return (
    <div
      ref={scroller}
      className={classes['scroller']}
      style={{ maxHeight }}
      role="grid"
      aria-label={label}
      aria-rowcount={total === undefined ? -1 : total + 1}
      aria-busy={isLoadingMore}
    >
      <div
        className={classes['head']}
        role="row"
        aria-rowindex={1}
        style={{ gridTemplateColumns: template, minWidth: least }}
      >
        {columns.map((column) => (
          <div
            key={column.key}
            role="columnheader"
            aria-sort={column.sort}
            className={classes['th']}
            data-align={column.align}
            data-sticky={column.sticky}
          >
            {column.header}
          </div>
        ))}
      </div>
      <div className={classes['body']} role="rowgroup" style={{ height: virtual.getTotalSize(), minWidth: least }}>
        {items.map((item) => {
          const row = rows[item.index];
          if (row === undefined) return null;
          const here = item.index === current.row;
          const isSelected = selected?.row === rowKey(row);
          const rowFocus = choosable.length === 0;
          return (
            <div
              key={item.key}
              role="row"
              aria-rowindex={item.index + 2}
              aria-selected={isSelected}
              tabIndex={rowFocus ? (here ? 0 : -1) : undefined}
              className={classes['tr']}
              data-link={onOpen !== undefined || undefined}
              style={{
                gridTemplateColumns: template,
                minWidth: least,
                height: item.size,
                transform: `translateY(${item.start}px)`,
              }}
              onClick={(event) => {
                if ((event.target as HTMLElement).closest('a, button') !== null) return;
                setPlace({ ...current, row: item.index });
                if (rowFocus) onOpen?.(row, null, event);
              }}
              onKeyDown={rowFocus ? (event) => onEnter(event, row, null) : undefined}
            >
              {columns.map((column) => {
                const choosing = column.choosable === true;
                return (
                  <div
                    key={column.key}
                    role="gridcell"
                    className={classes['td']}
                    data-align={column.align}
                    data-choosable={choosing || undefined}
                    data-sticky={column.sticky}
                    data-chosen={(isSelected && choosing && selected.column === column.key) || undefined}
                    tabIndex={choosing ? (here && current.column === column.key ? 0 : -1) : undefined}
                    onClick={
                      choosing
                        ? (event) => {
                            setPlace({ row: item.index, column: column.key });
                            onOpen?.(row, column.key, event);
                          }
                        : undefined
                    }
                    onKeyDown={choosing ? (event) => onEnter(event, row, column.key) : undefined}
                  >
                    {column.cell(row)}
                  </div>
                );
              })}
            </div>
          );
        })}
      </div>
      {isLoadingMore && (
        // A grid holds rows alone; that more is on its way is read out by its being busy.
        <div className={classes['more']} role="row">
          <div role="gridcell">Loading more</div>
        </div>
      )}
    </div>
  );
}
