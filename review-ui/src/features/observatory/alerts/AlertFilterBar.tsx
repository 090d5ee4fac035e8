import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { FilterMenu } from '@/components/FilterMenu';
import { allModelsQuery, filtersQuery } from '../api/queries';
import type { AlertFilters, alertFilterNames } from '../api/alertQueries';
import { alertStates, alertTypes, options, references, severities } from './looks';

interface AlertFilterBarProps {
  filters: AlertFilters;
  set: (name: (typeof alertFilterNames)[number], values: readonly string[]) => void;
  clear: () => void;
  isFiltered: boolean;
}

/** The filters of the list of alerts; all of them in the address. */
export function AlertFilterBar({ filters, set, clear, isFiltered }: AlertFilterBarProps) {
  const { data: models } = useQuery(allModelsQuery);
  const { data: known } = useQuery(filtersQuery);
  const menu = (name: (typeof alertFilterNames)[number], label: string, values: { value: string; label: string }[]) => (
    <FilterMenu
      label={label}
      single={name === 'model' || name === 'dataset'}
      options={values}
      chosen={filters[name]}
      onChange={(chosen) => set(name, chosen)}
    />
  );
  return (
    <div className="row wrap" role="group" aria-label="Filters of the alerts">
      {menu('state', 'State', options(alertStates))}
      {menu('severity', 'Severity', options(severities))}
      {menu('type', 'Type', options(alertTypes))}
      {menu('reference', 'Against', options(references))}
      {menu(
        'model',
        'Model',
        (models?.items ?? []).map(({ model }) => ({ value: model.modelId, label: model.displayName })),
      )}
      {menu(
        'dataset',
        'Dataset',
        (known?.datasets ?? []).map((value) => ({ value, label: value })),
      )}
      {isFiltered && (
        <Button variant="subtle" onClick={clear}>
          Clear the filters
        </Button>
      )}
    </div>
  );
}
