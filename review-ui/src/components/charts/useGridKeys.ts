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
  const takeFocus = useRef(false);
  useLayoutEffect(() => {
    if (!takeFocus.current) return;
    const cell = cellAt(place);
    if (cell === null) return;
    takeFocus.current = false;
    cell.focus({ preventScroll: true });
  });

  const isInside = (event: KeyboardEvent) => scroller.current?.contains(event.target as Node) === true;
  function move(by: GridMove, event: KeyboardEvent): unknown {
    const inside = isInside(event);
    // From outside, only letters enter: arrows, Home and End scroll the page.
    if (rows === 0 || columns === 0 || (!inside && event.key.length > 1)) return false;
    takeFocus.current = true;
    go(inside ? gridMove(place, by, rows, columns, page) : { ...place });
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
