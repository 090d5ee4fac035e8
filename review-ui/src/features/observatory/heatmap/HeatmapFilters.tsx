import { SegmentedControl, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { FilterMenu } from '@/components/FilterMenu';
import { useNarrow } from '@/lib/page/useNarrow';
import type { Filters } from '@/lib/url/filters';
import { filtersQuery, type heatmapFilterNames } from '../api/queries';
import classes from './Heatmap.module.css';

type Name = (typeof heatmapFilterNames)[number];

interface HeatmapFiltersProps {
  filters: Filters<Name>;
  set: (name: Name, values: readonly string[]) => void;
}

/** As many suites as fit beside each other; more are in a menu. */
const suitesShown = 4;

/** The suite, the owner, the type and the name; all of them in the address. */
export function HeatmapFilters({ filters, set }: HeatmapFiltersProps) {
  const { data } = useQuery(filtersQuery);
  const narrow = useNarrow();
  const suites = data?.suites ?? [];
  const suite = filters.suite[0] ?? '';
  const beside = suites.length > 0 && suites.length <= suitesShown && !narrow;
  return (
    <div className={classes['filters']} role="group" aria-label="Filters of the heatmap">
      {beside ? (
        <SegmentedControl
          aria-label="Suite"
          value={suite}
          onChange={(value) => set('suite', value === '' ? [] : [value])}
          data={[
            { value: '', label: 'All datasets' },
            ...suites.map(({ suiteId, displayName, datasets }) => ({
              value: suiteId,
              label: (
                <span className={classes['suite']}>
                  <bdi>{displayName}</bdi> <span className="t3">{datasets.length}</span>
                </span>
              ),
            })),
          ]}
        />
      ) : (
        <FilterMenu
          label="Suite"
          single
          options={suites.map(({ suiteId, displayName, datasets }) => ({
            value: suiteId,
            label: displayName,
            count: datasets.length,
          }))}
          chosen={filters.suite}
          onChange={(values) => set('suite', values)}
        />
      )}
      <FilterMenu
        label="Owner"
        options={(data?.owners ?? []).map((value) => ({ value, label: value }))}
        chosen={filters.owner}
        onChange={(values) => set('owner', values)}
      />
      <FilterMenu
        label="Type"
        single
        options={(data?.types ?? []).map((value) => ({ value, label: value }))}
        chosen={filters.type}
        onChange={(values) => set('type', values)}
      />
      <TextInput
        aria-label="Find a model"
        placeholder="Find a model"
        size="xs"
        w={132}
        value={filters.q[0] ?? ''}
        onChange={(event) => set('q', event.currentTarget.value === '' ? [] : [event.currentTarget.value])}
      />
    </div>
  );
}
