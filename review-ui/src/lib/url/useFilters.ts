import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { readFilters, writeFilter, type Filters } from './filters';

/** Filters of a list, and how they are changed. */
export interface Filtering<Name extends string> {
  readonly filters: Filters<Name>;
  readonly set: (name: Name, values: readonly string[]) => void;
  readonly clear: () => void;
  readonly isFiltered: boolean;
}

/** Filters that live in the URL, so that it reproduces the view. `names` must be a constant. */
export function useFilters<Name extends string>(names: readonly Name[]): Filtering<Name> {
  const [params, setParams] = useSearchParams();
  const filters: Filters<Name> = useMemo(() => readFilters(params, names), [params, names]);
  const set = useCallback(
    (name: Name, values: readonly string[]) =>
      setParams((before) => writeFilter(before, name, values), { replace: true }),
    [setParams],
  );
  const clear = useCallback(
    () => setParams((before) => names.reduce((next, name) => writeFilter(next, name, []), before), { replace: true }),
    [setParams, names],
  );
  return { filters, set, clear, isFiltered: names.some((name) => filters[name].length > 0) };
}
