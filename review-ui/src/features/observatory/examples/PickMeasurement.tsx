import { Button, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Navigate, useNavigate, useSearchParams } from 'react-router';
import { EmptyState } from '@/components/EmptyState';
import { ErrorState } from '@/components/ErrorState';
import { LoadingRows } from '@/components/LoadingRows';
import { Panel } from '@/components/Panel';
import { visibleText } from '@/lib/format/visible';
import { usePage } from '@/lib/page/PageContext';
import { examplesAddress } from '../addresses';
import { allModelsQuery } from '../api/queries';
import classes from './Examples.module.css';

/** Chooses the measurement whose examples are looked at: the best one of a model on a dataset. */
export function PickMeasurement() {
  usePage([{ label: 'Observatory', to: '/observatory' }, { label: 'Examples' }]);
  const navigate = useNavigate();
  const [params, setParams] = useSearchParams();
  const { data, error, isPending, refetch } = useQuery(allModelsQuery);
  const given = params.get('run');
  if (given !== null) return <Navigate replace to={examplesAddress(given)} />;
  const model = params.get('model');
  const cells = data?.items.find((item) => item.model.modelId === model)?.scores ?? {};
  const runs = Object.entries(cells).flatMap(([dataset, { runId, state }]) =>
    runId === null ? [] : [{ value: runId, label: `${visibleText(dataset)}${state === 'completed' ? '' : `, ${state}`}` }],
  );
  return (
    <div className="page">
      <h1>Examples</h1>
      <Panel title="Of which measurement" note="the best one of a model on a dataset, as in the heatmap">
        {isPending && <LoadingRows label="Loading models" rows={2} />}
        {error !== null && <ErrorState title="The models did not load." error={error} onRetry={refetch} />}
        {data?.items.length === 0 && (
          <EmptyState title="No model yet" command="llm-eval serve --demo">
            Scores arrive from runs and score files; an invented observatory shows how that looks:
          </EmptyState>
        )}
        {data !== undefined && data.items.length > 0 && (
          <div className={classes['pickForm']}>
            <Select
              label="Model"
              searchable
              w={260}
              value={model}
              onChange={(value) => setParams(value === null ? {} : { model: value }, { replace: true })}
              data={data.items.map((item) => ({
                value: item.model.modelId,
                label: visibleText(item.model.displayName),
              }))}
            />
            <Select
              label="Dataset"
              searchable
              w={260}
              disabled={runs.length === 0}
              placeholder={model === null ? 'Choose a model first' : undefined}
              value={null}
              onChange={(value) => value !== null && void navigate(examplesAddress(value))}
              data={runs}
            />
            <Button onClick={() => void navigate('/observatory')}>Choose in the heatmap</Button>
          </div>
        )}
      </Panel>
    </div>
  );
}
