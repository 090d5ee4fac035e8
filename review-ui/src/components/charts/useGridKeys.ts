import { useLayoutEffect, useRef, type RefObject } from 'react';
import { useShortcut } from '@/lib/keyboard/useShortcut';
import { gridMove, type GridMove, type GridPlace } from './heat';

interface GridKeys {
  scroller: RefObject<HTMLElement | null>;
  place: GridPlace;
  rows: number;
  columns: number;
  /** Rows of a page. */
  page: number;
  go: (place: GridPlace) => void;
  onOpen: (place: GridPlace) => void;
  cellAt: (place: GridPlace) => HTMLElement | null;
}

/** The keys of a grid: one cell has the focus, and moves take it along. */
export function useGridKeys({ scroller, place, rows, columns, page, go, onOpen, cellAt }: GridKeys): void {
  // Where keys have led; the cell may be drawn only later, and the next key goes on from there.
  const heading = useRef<GridPlace | null>(null);
  useLayoutEffect(() => {
    if (heading.current === null) return;
    const cell = cellAt(heading.current);
    cell?.focus({ preventScroll: true });
    const isGone = heading.current.row >= rows || heading.current.column >= columns;
    if (cell !== null || isGone) heading.current = null;
  });

  const isInside = (event: KeyboardEvent) => scroller.current?.contains(event.target as Node) === true;
  function move(by: GridMove, event: KeyboardEvent): unknown {
    const inside = isInside(event);
    // From outside, only letters enter: arrows, Home and End scroll the page.
    if (rows === 0 || columns === 0 || (!inside && event.key.length > 1)) return false;
    const from = heading.current ?? place;
    heading.current = inside ? gridMove(from, by, rows, columns, page) : { ...from };
    go(heading.current);
    return true;
  }
  useShortcut('list.next', (event) => move('next', event));
  useShortcut('list.previous', (event) => move('previous', event));
  useShortcut('list.left', (event) => move('left', event));
  useShortcut('list.right', (event) => move('right', event));
  useShortcut('list.pageDown', (event) => move('pageDown', event));
  useShortcut('list.pageUp', (event) => move('pageUp', event));
  useShortcut('list.first', (event) => move('first', event));
  useShortcut('list.last', (event) => move('last', event));
  useShortcut('list.open', (event) => {
    const cell = event.target instanceof Element && event.target.matches('[data-column]');
    if (!isInside(event) || !cell) return false;
    onOpen(place);
    return true;
  });
}
