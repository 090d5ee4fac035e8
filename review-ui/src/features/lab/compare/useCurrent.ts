import { useCallback, useRef, useState, type RefObject } from 'react';

/** The card that keys act on. */
export interface Current {
  readonly id: string | null;
  readonly set: (id: string) => void;
  /** Makes a card the current one and gives it the focus. */
  readonly focus: (id: string) => void;
  /** The card beside the current one: by one in the order, or by a row. Null at the edge. */
  readonly beside: (by: number) => string | null;
  /** How many cards are in a row. */
  readonly columns: () => number;
  readonly grid: RefObject<HTMLDivElement | null>;
  readonly register: (id: string, element: HTMLElement | null) => void;
}

/** Keeps the current card of those that are shown: at first the first one, and the same one wherever it moves. */
export function useCurrent(ids: readonly string[]): Current {
  const [chosen, set] = useState<string | null>(ids[0] ?? null);
  const id = chosen !== null && ids.includes(chosen) ? chosen : (ids[0] ?? null);
  const elements = useRef(new Map<string, HTMLElement>());
  const grid = useRef<HTMLDivElement>(null);
  const register = useCallback((card: string, element: HTMLElement | null) => {
    if (element === null) elements.current.delete(card);
    else elements.current.set(card, element);
  }, []);
  return {
    id,
    set,
    grid,
    register,
    focus: (card) => {
      set(card);
      elements.current.get(card)?.focus();
    },
    beside: (by) => (id === null ? null : (ids[ids.indexOf(id) + by] ?? null)),
    columns: () => (grid.current === null ? 1 : getComputedStyle(grid.current).gridTemplateColumns.split(' ').length),
  };
}
