import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useNavigate } from 'react-router';
import { EmptyState } from '@/components/EmptyState';
import { ErrorState } from '@/components/ErrorState';
import { FilterMenu } from '@/components/FilterMenu';
import { LoadingRows } from '@/components/LoadingRows';
import { Panel } from '@/components/Panel';
import { VirtualTable } from '@/components/table/VirtualTable';
import { usePage } from '@/lib/page/PageContext';
import { useNarrow } from '@/lib/page/useNarrow';
import { useFilters } from '@/lib/url/useFilters';
import { alertAddress, examplesAddress, modelAddress } from '../addresses';
import { OpenCounts } from '../alerts/OpenCounts';
import { options, severities } from '../alerts/looks';
import { allModelsQuery } from '../api/queries';
import { activityColumns } from './columns';
import { eventTypes, type Entry } from './entries';
import { useEntries } from './useEntries';

const names = ['type', 'severity', 'model'] as const;

/** What happened, newest first. Events have no severity: with one chosen, the lines are the alerts of that severity. */
export function ActivityPage() {
  usePage([{ label: 'Observatory', to: '/observatory' }, { label: 'Activity' }]);
  const navigate = useNavigate();
  const narrow = useNarrow();
  const { filters, set, clear, isFiltered } = useFilters(names);
  const { data: models } = useQuery(allModelsQuery);
  const { rows, query, onEnd, isLoadingMore, impossible } = useEntries(filters);
  const columns = useMemo(() => activityColumns(narrow), [narrow]);
  const nothing = impossible || (query.isSuccess && rows.length === 0);
  return (
    <div className="page">
      <h1>Activity</h1>
      <OpenCounts model={filters.model[0]} />
      <div className="row wrap" role="group" aria-label="Filters of the activity">
        <FilterMenu
          label="Event"
          options={options(eventTypes)}
          chosen={filters.type}
          onChange={(values) => set('type', values)}
        />
        <FilterMenu
          label="Severity"
          options={options(severities)}
          chosen={filters.severity}
          onChange={(values) => set('severity', values)}
        />
        <FilterMenu
          label="Model"
          single
          options={(models?.items ?? []).map(({ model }) => ({ value: model.modelId, label: model.displayName }))}
          chosen={filters.model}
          onChange={(values) => set('model', values)}
        />
        {isFiltered && (
          <Button variant="subtle" onClick={clear}>
            Clear the filters
          </Button>
        )}
      </div>
      <Panel
        title={filters.severity.length > 0 ? 'Alerts of this severity' : 'Events'}
        note="newest first"
        padded={false}
      >
        {!impossible && query.isPending && <LoadingRows label="Loading the activity" rows={8} />}
        {query.isError && (
          <ErrorState
            title="The activity did not load."
            error={query.error}
            kept="Your filters are kept."
            onRetry={query.refetch}
          />
        )}
        {nothing && (
          <EmptyState title={isFiltered ? 'Nothing matches' : 'Nothing happened yet'}>
            {impossible
              ? 'Only alerts have a severity, and no alert is of this type of event.'
              : 'A line appears with every score that arrives.'}
          </EmptyState>
        )}
        {!nothing && rows.length > 0 && (
          <VirtualTable
            label="Activity"
            columns={columns}
            rows={rows}
            rowKey={(entry) => entry.key}
            rowHeight={36}
            maxHeight="calc(100dvh - 250px)"
            onEnd={onEnd}
            isLoadingMore={isLoadingMore}
            onOpen={(entry) => {
              const to = addressOf(entry);
              if (to !== null) void navigate(to);
            }}
          />
        )}
      </Panel>
    </div>
  );
}

/** Where a line leads: to its alert, to what was measured, or to the model. */
function addressOf({ alertId, runId, modelId }: Entry): string | null {
  if (alertId !== null) return alertAddress(alertId);
  if (runId !== null) return examplesAddress(runId);
  return modelId === null ? null : modelAddress(modelId);
}
