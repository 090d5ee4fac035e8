import { Button, SegmentedControl, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { FilterMenu } from '@/components/FilterMenu';
import { visibleText } from '@/lib/format/visible';
import { useTyped } from '@/lib/url/useTyped';
import { slicesQuery, type ExampleFilters, type exampleFilterNames, type Slice } from '../api/examples';

interface ExampleFilterBarProps {
  run: string;
  filters: ExampleFilters;
  set: (name: (typeof exampleFilterNames)[number], values: readonly string[]) => void;
  clear: () => void;
  isFiltered: boolean;
  /** Kinds of mistakes of the examples that are loaded. */
  tags: readonly string[];
}

/** The filters of examples; all of them in the address. */
export function ExampleFilterBar({ run, filters, set, clear, isFiltered, tags }: ExampleFilterBarProps) {
  const { data } = useQuery(slicesQuery(run));
  const [typed, type] = useTyped(filters.q[0] ?? '', (text) => set('q', text === '' ? [] : [text]));
  const parts = (kind: Slice['kind']) =>
    (data?.slices ?? [])
      .filter((slice) => slice.kind === kind)
      .map(({ name, counts }) => ({ value: name, label: visibleText(name), count: counts.total }));
  const mistakes = [...new Set([...filters.errorTag, ...tags])].sort();
  return (
    <div className="row wrap" role="group" aria-label="Filters of the examples">
      <SegmentedControl
        aria-label="Outcome"
        value={filters.correct[0] ?? ''}
        onChange={(value) => set('correct', value === '' ? [] : [value])}
        data={[
          { value: '', label: 'All' },
          { value: 'yes', label: 'Correct' },
          { value: 'no', label: 'Incorrect' },
        ]}
      />
      {(['topic', 'difficulty', 'subtask'] as const).map((kind) => {
        const options = parts(kind);
        if (options.length === 0 && filters[kind].length === 0) return null;
        return (
          <FilterMenu
            key={kind}
            label={kind.slice(0, 1).toUpperCase() + kind.slice(1)}
            options={options}
            chosen={filters[kind]}
            onChange={(values) => set(kind, values)}
          />
        );
      })}
      <FilterMenu
        label="Mistake"
        options={mistakes.map((value) => ({ value, label: visibleText(value) }))}
        chosen={filters.errorTag}
        onChange={(values) => set('errorTag', values)}
      />
      <TextInput
        aria-label="Find a text"
        placeholder="Find a text"
        w={160}
        value={typed}
        onChange={(event) => type(event.currentTarget.value)}
      />
      {isFiltered && (
        <Button variant="subtle" onClick={clear}>
          Clear the filters
        </Button>
      )}
    </div>
  );
}
