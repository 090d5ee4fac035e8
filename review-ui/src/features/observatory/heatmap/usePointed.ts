import { useCallback, useEffect, useRef, useState } from 'react';
import type { GridPlace } from '@/components/charts/heat';

/** How long, in milliseconds, the pointer rests before a card opens; once one is open, the next one follows at once. */
const patience = 250;

/** The cell that the pointer rests on. */
export function usePointed() {
  const [pointed, setPointed] = useState<GridPlace | null>(null);
  const timer = useRef<number | undefined>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const onPoint = useCallback((place: GridPlace | null) => {
    clearTimeout(timer.current);
    timer.current = window.setTimeout(
      () => setPointed((before) => (before?.row === place?.row && before?.column === place?.column ? before : place)),
      place === null ? 0 : patience,
    );
  }, []);
  return { pointed, onPoint };
}
