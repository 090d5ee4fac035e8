import { Checkbox, MultiSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { CurveChart } from '@/components/charts/CurveChart';
import { EmptyState } from '@/components/EmptyState';
import { ErrorState } from '@/components/ErrorState';
import { FilterMenu } from '@/components/FilterMenu';
import { LoadingRows } from '@/components/LoadingRows';
import { Panel } from '@/components/Panel';
import { SafeText } from '@/components/SafeText';
import { counted } from '@/lib/format/numbers';
import { usePage } from '@/lib/page/PageContext';
import { useFilters } from '@/lib/url/useFilters';
import { allModelsQuery, compareQuery } from '../api/queries';
import type { ModelComparison } from '../api/types';
import classes from '../model/Model.module.css';
import { seriesOf } from './series';

const names = ['model', 'dataset', 'commonOnly', 'bands'] as const;

/** As many curves as can be told apart on one picture. */
const most = 6;

/** Models beside each other, dataset by dataset: curves of those in training, dashed levels of baselines. */
export function ComparePage() {
  usePage([{ label: 'Observatory', to: '/observatory' }, { label: 'Compare models' }]);
  const { filters, set } = useFilters(names);
  const models = filters.model.slice(0, most);
  const commonOnly = filters.commonOnly[0] === 'yes';
  const bands = filters.bands[0] === 'on';
  const list = useQuery(allModelsQuery);
  const query = useQuery({ ...compareQuery(models, [], commonOnly), enabled: models.length > 0 });
  const comparison = models.length === 0 ? undefined : query.data;
  const shown = (comparison?.datasets ?? []).filter(
    ({ dataset }) => filters.dataset.length === 0 || filters.dataset.includes(dataset.dataset),
  );
  return (
    <div className="page">
      <div className="row wrap">
        <h1>Compare models</h1>
        {comparison !== undefined && (
          <span className="t3 sm">{counted(comparison.commonDatasets.length, 'dataset')} that all of them have</span>
        )}
      </div>
      <MultiSelect
        aria-label="Models"
        placeholder={models.length === 0 ? 'Choose models' : ''}
        size="xs"
        searchable
        clearable
        maxValues={most}
        value={[...models]}
        onChange={(values) => set('model', values)}
        data={(list.data?.items ?? []).map(({ model }) => ({ value: model.modelId, label: model.displayName }))}
      />
      {models.length === 0 && (
        <EmptyState title="Choose models to compare">Up to {most}, in training or baselines.</EmptyState>
      )}
      {query.isError && (
        <ErrorState
          title="The comparison did not load."
          error={query.error}
          kept="The choice of models is kept."
          onRetry={query.refetch}
        />
      )}
      {models.length > 0 && query.isPending && <LoadingRows label="Loading curves" rows={8} />}
      {comparison !== undefined && (
        <Panel
          title="Scores by step"
          note="0 to 1, higher is better; dashed: baselines; curves differ by the shape of their points"
          padded={false}
          actions={
            <>
              <FilterMenu
                label="Dataset"
                options={comparison.datasets.map(({ dataset: { dataset } }) => ({ value: dataset, label: dataset }))}
                chosen={filters.dataset}
                onChange={(values) => set('dataset', values)}
              />
              <Checkbox
                size="xs"
                label="Common datasets only"
                checked={commonOnly}
                onChange={(event) => set('commonOnly', event.currentTarget.checked ? ['yes'] : [])}
              />
              <Checkbox
                size="xs"
                label="95% bands"
                checked={bands}
                onChange={(event) => set('bands', event.currentTarget.checked ? ['on'] : [])}
              />
            </>
          }
        >
          {shown.length === 0 && <EmptyState title="No dataset to show" />}
          <div className={classes['curves']}>
            {shown.map((one) => (
              <Dataset key={one.dataset.dataset} compared={one} models={comparison.models} bands={bands} />
            ))}
          </div>
        </Panel>
      )}
    </div>
  );
}

function Dataset(props: {
  compared: ModelComparison['datasets'][number];
  models: ModelComparison['models'];
  bands: boolean;
}) {
  const { compared, models, bands } = props;
  const { dataset } = compared.dataset;
  const { curves, levels } = seriesOf(compared, models);
  return (
    <section className={classes['curve']}>
      <h3>
        <SafeText text={dataset} />
      </h3>
      <CurveChart
        label={`${dataset} by training step; scores from 0 to 1, higher is better`}
        curves={curves}
        levels={levels}
        bands={bands}
        height={210}
      />
    </section>
  );
}
