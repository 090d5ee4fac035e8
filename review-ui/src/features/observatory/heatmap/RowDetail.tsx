import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { stepText } from '@/components/charts/scale';
import { ErrorState } from '@/components/ErrorState';
import { LoadingRows } from '@/components/LoadingRows';
import { SafeText } from '@/components/SafeText';
import { modelAddress } from '../addresses';
import { regressionsQuery } from '../api/alerts';
import { gapsQuery, historyQuery, modelQuery } from '../api/queries';
import type { ObservedModel } from '../api/types';
import { CheckpointDeltas } from '../model/CheckpointDeltas';
import { DatasetCurve } from '../model/DatasetCurve';
import { GapRows } from '../model/GapRows';
import { marksOf } from '../model/marks';
import { previousOf } from '../model/previous';
import { PromotionTag } from '../model/PromotionTag';
import { StandingText } from '../model/StandingText';
import { CopyPath } from '../parts/CopyPath';
import { curveNote } from '../parts/curves';
import { ModelTags } from '../parts/ModelTags';
import classes from './Heatmap.module.css';
import type { ChosenCell } from './useChosen';

/** The chosen row: its checkpoint, its curve on the chosen dataset, what changed with the last step, and its gaps to the best baselines. */
export function RowDetail({ model, dataset }: ChosenCell) {
  const { data, error, refetch } = useQuery(modelQuery(model));
  if (error !== null) {
    return (
      <section className={classes['panel']}>
        <ErrorState title="The model did not load." error={error} onRetry={refetch} />
      </section>
    );
  }
  return (
    <section className={classes['panel']} aria-label="The chosen model">
      {data === undefined ? (
        <LoadingRows label="Loading the model" rows={8} />
      ) : (
        <Detail detail={data} dataset={dataset} />
      )}
    </section>
  );
}

function Detail({ detail, dataset }: { detail: ObservedModel; dataset: string }) {
  const { model, latest, checkpoints } = detail;
  const previous = previousOf(checkpoints, latest);
  const path = checkpoints.find(({ checkpointId }) => checkpointId === latest?.checkpointId)?.path;
  return (
    <>
      <div className={classes['detailHead']}>
        <h2>
          <SafeText text={model.displayName} />
        </h2>
        <ModelTags model={model} />
        <StandingText detail={detail} />
        {path != null && <CopyPath value={path} name="the checkpoint's path" />}
        <span className="sp" />
        <PromotionTag model={model.modelId} />
        <Button component={Link} to={modelAddress(model.modelId)}>
          Open model
        </Button>
      </div>
      <div className={classes['detail']}>
        <CurveSection detail={detail} dataset={dataset} />
        <section>
          <Title note={previous === undefined ? '' : 'B − A, right is better; line: 95% interval'}>
            {previous === undefined || latest === null
              ? 'Last step'
              : `Step ${stepText(previous.step ?? 0)} to ${stepText(latest.step ?? 0)}`}
          </Title>
          {previous === undefined || latest === null ? (
            <p className="t2 sm">There is no earlier checkpoint with scores to compare with.</p>
          ) : (
            <div className={classes['scroll']} role="region" aria-label="Differences" tabIndex={0}>
              <CheckpointDeltas a={previous.checkpointId} b={latest.checkpointId} label="Change with the last step" />
            </div>
          )}
        </section>
        <GapSection model={model.modelId} />
      </div>
    </>
  );
}

function CurveSection({ detail: { model }, dataset }: { detail: ObservedModel; dataset: string }) {
  const { data, error, refetch } = useQuery(historyQuery(model.modelId, [dataset]));
  const alerts = useQuery(regressionsQuery(model.modelId));
  const history = data?.datasets.find((one) => one.dataset.dataset === dataset);
  return (
    <section>
      <Title note={history === undefined ? '' : curveNote(history)}>
        <span>
          <SafeText text={dataset} /> by step
        </span>
      </Title>
      {error !== null && <ErrorState title="The curve did not load." error={error} onRetry={refetch} />}
      {data === undefined && error === null && <LoadingRows label="Loading the curve" rows={6} />}
      {data !== undefined && history === undefined && (
        <p className="t2 sm">
          This model was not measured on <SafeText text={dataset} />.
        </p>
      )}
      {history !== undefined && (
        <DatasetCurve model={model.displayName} history={history} marks={marksOf(alerts.data?.items ?? [], dataset)} />
      )}
    </section>
  );
}

function GapSection({ model }: { model: string }) {
  const { data, error, refetch } = useQuery(gapsQuery(model, { against: 'best_baseline' }));
  return (
    <section>
      <Title note="widest first; + is ahead">Gap to best baseline</Title>
      {error !== null && <ErrorState title="The gaps did not load." error={error} onRetry={refetch} />}
      {data === undefined && error === null && <LoadingRows label="Loading gaps" rows={8} />}
      {data?.reason != null && <p className="t2 sm">{data.reason}</p>}
      {data !== undefined && data.rows.length > 0 && (
        <div className={classes['scroll']} role="region" aria-label="Gaps to the best baselines" tabIndex={0}>
          <GapRows table={data} against="Best baseline" compact />
        </div>
      )}
    </section>
  );
}

function Title({ note, children }: { note: string; children: ReactNode }) {
  return (
    <h3>
      {children} {note !== '' && <span className={classes['note']}>{note}</span>}
    </h3>
  );
}
