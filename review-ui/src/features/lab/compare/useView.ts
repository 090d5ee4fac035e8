import { useSearchParams, type Location } from 'react-router';
import { readValue, writeFilter } from '@/lib/url/filters';
import { sorts, type Sort } from './model/order';

/** How the page looks, as the address says it. */
export interface View {
  readonly sort: Sort;
  /** The scoring that is shown; null for the newest. */
  readonly batch: string | null;
  /** Only the answers of this row; null for all. */
  readonly row: string | null;
  readonly setSort: (sort: Sort) => void;
  readonly setBatch: (batch: string) => void;
  readonly setRow: (row: string | null) => void;
  readonly setRun: (run: string) => void;
}

/** Reads the view from the address and writes it there. Another run is a step of the history, how it is looked at is not. */
export function useView(): View {
  const [params, setParams] = useSearchParams();
  const write = (name: string, value: string | null) => {
    if (params.get(name) === value) return;
    setParams((before) => writeFilter(before, name, value === null ? [] : [value]), {
      replace: true,
      preventScrollReset: true,
    });
  };
  const sort = params.get('sort');
  return {
    sort: sorts.find((known) => known === sort) ?? 'mine',
    batch: readValue(params, 'batch'),
    row: readValue(params, 'row'),
    setSort: (value) => write('sort', value === 'mine' ? null : value),
    setBatch: (value) => write('batch', value),
    setRow: (value) => write('row', value),
    setRun: (run) => {
      if (params.get('run') !== run) setParams({ run });
    },
  };
}

/** What of an address makes it another ranking: the page and the run, not how its cards are sorted. */
export function rankingOf({ pathname, search }: Location): string {
  return `${pathname} ${new URLSearchParams(search).get('run') ?? ''}`;
}
