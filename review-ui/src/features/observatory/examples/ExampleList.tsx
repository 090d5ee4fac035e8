import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState } from 'react';
import { useShortcut } from '@/lib/keyboard/useShortcut';
import { useFilters } from '@/lib/url/useFilters';
import type { Example } from '../api/examples';
import { ExampleRow } from './ExampleRow';
import classes from './Examples.module.css';

interface ExampleListProps {
  rows: readonly Example[];
  total: number;
  onEnd: () => void;
  isLoadingMore: boolean;
  /** True while the rows are those of filters before. */
  isOld: boolean;
}

const names = ['open'] as const;

/** Examples as rows that open: only those in sight exist. j and k move, Enter opens and closes, Esc closes all. What is open is in the address. */
export function ExampleList({ rows, total, onEnd, isLoadingMore, isOld }: ExampleListProps) {
  const { filters, set } = useFilters(names);
  const [place, setPlace] = useState(0);
  const scroller = useRef<HTMLDivElement>(null);
  const takeFocus = useRef(false);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 37,
    overscan: 8,
    getItemKey: (at) => rows[at]?.index ?? at,
  });
  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? -1;
  const current = Math.min(place, rows.length - 1);

  useEffect(() => {
    if (last >= rows.length - 20 && !isLoadingMore) onEnd();
  }, [last, rows.length, isLoadingMore, onEnd]);

  useEffect(() => {
    if (!takeFocus.current) return;
    const target = scroller.current?.querySelector<HTMLElement>(`[data-place="${current}"]`);
    if (target == null) return;
    takeFocus.current = false;
    target.focus({ preventScroll: true });
  });

  function go(by: 1 | -1, event: KeyboardEvent): unknown {
    const inside = scroller.current?.contains(event.target as Node) === true;
    if (event.key.startsWith('Arrow') && !inside) return false;
    const next = inside ? Math.min(Math.max(current + by, 0), rows.length - 1) : current;
    takeFocus.current = true;
    setPlace(next);
    virtual.scrollToIndex(next);
    return true;
  }
  useShortcut('list.next', (event) => go(1, event));
  useShortcut('list.previous', (event) => go(-1, event));
  useShortcut('list.close', () => (filters.open.length === 0 ? false : set('open', [])));

  return (
    <div ref={scroller} className={classes['scroller']} aria-busy={isLoadingMore || isOld}>
      <ul className={classes['list']} style={{ height: virtual.getTotalSize() }} aria-label="Examples">
        {items.map((item) => {
          const example = rows[item.index];
          if (example === undefined) return null;
          const id = String(example.index);
          const isOpen = filters.open.includes(id);
          return (
            <li
              key={item.key}
              ref={virtual.measureElement}
              data-index={item.index}
              aria-posinset={item.index + 1}
              aria-setsize={total}
              className={classes['item']}
              style={{ transform: `translateY(${item.start}px)` }}
            >
              <ExampleRow
                example={example}
                isOpen={isOpen}
                place={item.index}
                isCurrent={item.index === current}
                onToggle={() => {
                  setPlace(item.index);
                  set('open', isOpen ? filters.open.filter((one) => one !== id) : [...filters.open, id]);
                }}
              />
            </li>
          );
        })}
      </ul>
      {isLoadingMore && (
        <p className="t3 sm" role="status" style={{ padding: '8px 14px' }}>
          Loading more
        </p>
      )}
    </div>
  );
}
