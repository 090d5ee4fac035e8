import { Checkbox } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { ErrorState } from '@/components/ErrorState';
import { FilterMenu } from '@/components/FilterMenu';
import { Icon } from '@/components/Icon';
import { LoadingRows } from '@/components/LoadingRows';
import { Panel } from '@/components/Panel';
import { SafeText } from '@/components/SafeText';
import { useFilters } from '@/lib/url/useFilters';
import { regressionsQuery } from '../api/alerts';
import { historyQuery } from '../api/queries';
import type { DatasetHistory, ObservedModel } from '../api/types';
import { curveNote } from '../parts/curves';
import { trends } from '../parts/readings';
import { DatasetCurve } from './DatasetCurve';
import { marksOf } from './marks';
import classes from './Model.module.css';
import { trendTitle } from './trend';

const names = ['category', 'dataset', 'bands'] as const;

/** The curves of a model, one per dataset, with bands, breaks, alerts and baselines. */
export function CurvesPanel({ detail: { model } }: { detail: ObservedModel }) {
  const { filters, set } = useFilters(names);
  const { data, error, refetch } = useQuery(historyQuery(model.modelId));
  const alerts = useQuery(regressionsQuery(model.modelId));
  const bands = filters.bands[0] !== 'off';
  const all = useMemo(() => data?.datasets ?? [], [data]);
  const shown = all.filter(
    ({ dataset }) =>
      (filters.category.length === 0 || filters.category.includes(dataset.category)) &&
      (filters.dataset.length === 0 || filters.dataset.includes(dataset.dataset)),
  );
  const categories = [...new Set(all.map(({ dataset }) => dataset.category))];
  return (
    <Panel
      title="Scores by step"
      note="0 to 1, higher is better"
      actions={
        <>
          <FilterMenu
            label="Category"
            options={categories.map((value) => ({ value, label: value }))}
            chosen={filters.category}
            onChange={(values) => set('category', values)}
          />
          <FilterMenu
            label="Dataset"
            options={all.map(({ dataset: { dataset } }) => ({ value: dataset, label: dataset }))}
            chosen={filters.dataset}
            onChange={(values) => set('dataset', values)}
          />
          <Checkbox
            size="xs"
            label="95% bands"
            checked={bands}
            onChange={(event) => set('bands', event.currentTarget.checked ? [] : ['off'])}
          />
        </>
      }
      padded={false}
    >
      {error !== null && <ErrorState title="The curves did not load." error={error} onRetry={refetch} />}
      {data === undefined && error === null && <LoadingRows label="Loading curves" rows={8} />}
      {data !== undefined && all.length === 0 && (
        <p className="t2 sm" style={{ padding: 14 }}>
          No measurement of this model has arrived.
        </p>
      )}
      <div className={classes['curves']}>
        {shown.map((history) => (
          <section key={history.dataset.dataset} className={classes['curve']}>
            <h3>
              <SafeText text={history.dataset.dataset} /> <Trend history={history} />
            </h3>
            <p className="t3 xs">{curveNote(history)}</p>
            <DatasetCurve
              model={model.displayName}
              history={history}
              marks={marksOf(alerts.data?.items ?? [], history.dataset.dataset)}
              bands={bands}
              height={196}
            />
          </section>
        ))}
      </div>
    </Panel>
  );
}

function Trend({ history: { trend } }: { history: DatasetHistory }) {
  const { word, icon } = trends[trend.word];
  return (
    <span className="t2" title={trendTitle(trend)}>
      <Icon name={icon} size={12} /> {word}
    </span>
  );
}
