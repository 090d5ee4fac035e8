import { Button, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { Link, useNavigate } from 'react-router';
import { EmptyState } from '@/components/EmptyState';
import { ErrorState } from '@/components/ErrorState';
import { FilterMenu } from '@/components/FilterMenu';
import { LoadingRows } from '@/components/LoadingRows';
import { Panel } from '@/components/Panel';
import { VirtualTable } from '@/components/table/VirtualTable';
import { usePolling } from '@/lib/events/EventsContext';
import { counted } from '@/lib/format/numbers';
import { usePage } from '@/lib/page/PageContext';
import { useNarrow } from '@/lib/page/useNarrow';
import { toggled } from '@/lib/url/filters';
import { useFilters } from '@/lib/url/useFilters';
import { compareAddress, modelAddress } from '../addresses';
import { filtersQuery, modelFilterNames, modelsQuery } from '../api/queries';
import { modelColumns, narrowModelColumns } from './columns';

const filterNames = [...modelFilterNames, 'pick'] as const;

/** Every tracked model; those that are ticked can be compared. */
export function ModelsPage() {
  usePage([{ label: 'Observatory', to: '/observatory' }, { label: 'Models' }]);
  const navigate = useNavigate();
  const narrow = useNarrow();
  const { filters, set, clear, isFiltered } = useFilters(filterNames);
  const { data: options } = useQuery(filtersQuery);
  const query = useQuery({ ...modelsQuery(filters), refetchInterval: usePolling(30_000) });
  const rows = query.data?.items ?? [];
  const picked = filters.pick;
  const columns = useMemo(
    () => (narrow ? narrowModelColumns() : modelColumns(picked, (model) => set('pick', toggled(picked, model)))),
    [narrow, picked, set],
  );
  return (
    <div className="page">
      <div className="row wrap">
        <h1>Models</h1>
        {rows.length > 0 && <span className="t3 sm">{counted(rows.length, 'model')}, pinned first, then newest</span>}
        <span className="sp" />
        <FilterMenu
          label="Type"
          single
          options={(options?.types ?? []).map((value) => ({ value, label: value }))}
          chosen={filters.type}
          onChange={(values) => set('type', values)}
        />
        <FilterMenu
          label="Owner"
          options={(options?.owners ?? []).map((value) => ({ value, label: value }))}
          chosen={filters.owner}
          onChange={(values) => set('owner', values)}
        />
        <TextInput
          aria-label="Find a model"
          placeholder="Find a model"
          w={140}
          value={filters.q[0] ?? ''}
          onChange={(event) => set('q', event.currentTarget.value === '' ? [] : [event.currentTarget.value])}
        />
        {!narrow &&
          (picked.length < 2 ? (
            <Button disabled>Tick two to compare</Button>
          ) : (
            <Button component={Link} to={compareAddress(picked)}>
              Compare {picked.length}
            </Button>
          ))}
      </div>
      <Panel padded={false}>
        {query.isPending && <LoadingRows label="Loading models" rows={8} />}
        {query.isError && (
          <ErrorState
            title="The models did not load."
            error={query.error}
            kept={isFiltered ? 'Your filters are kept.' : ''}
            onRetry={query.refetch}
          />
        )}
        {query.isSuccess && rows.length === 0 && (
          <EmptyState
            title={isFiltered ? 'No model matches these filters' : 'No models yet'}
            {...(isFiltered ? {} : { command: 'llm-eval serve --demo' })}
          >
            {isFiltered ? (
              <Button mt={8} onClick={clear}>
                Clear the filters
              </Button>
            ) : (
              'They appear with their first score. To look at made-up ones:'
            )}
          </EmptyState>
        )}
        {rows.length > 0 && (
          <VirtualTable
            label="Models"
            columns={columns}
            rows={rows}
            rowKey={({ model }) => model.modelId}
            total={rows.length}
            rowHeight={narrow ? 76 : 56}
            maxHeight="calc(100dvh - 140px)"
            onOpen={({ model }) => void navigate(modelAddress(model.modelId))}
          />
        )}
      </Panel>
    </div>
  );
}
