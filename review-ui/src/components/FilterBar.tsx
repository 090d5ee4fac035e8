import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Filtering } from '@/lib/url/useFilters';
import { FilterMenu, type FilterOption } from './FilterMenu';

/** A filter of a list: which search parameter, and its values. */
export interface FilterChoice<Name extends string> {
  readonly name: Name;
  readonly label: string;
  readonly options: readonly FilterOption[];
  /** True when several values can be chosen at once. */
  readonly several?: boolean;
}

interface FilterBarProps<Name extends string> {
  filtering: Filtering<Name>;
  choices: readonly FilterChoice<Name>[];
  /** Filters of another kind, after the menus. */
  children?: ReactNode;
}

/** The filters of a list in one row, and the way back to all of it. */
export function FilterBar<Name extends string>({ filtering, choices, children }: FilterBarProps<Name>) {
  const { filters, set, clear, isFiltered } = filtering;
  return (
    <div className="row wrap" role="group" aria-label="Filters">
      {choices.map(({ name, label, options, several = false }) => (
        <FilterMenu
          key={name}
          single={!several}
          label={label}
          options={options}
          chosen={filters[name]}
          onChange={(values) => set(name, values)}
        />
      ))}
      {children}
      {isFiltered && (
        <Button variant="subtle" onClick={clear}>
          Clear the filters
        </Button>
      )}
    </div>
  );
}

/** Values that are their own labels. */
export const asOptions = (values: readonly string[]): readonly FilterOption[] =>
  values.map((value) => ({ value, label: value }));
