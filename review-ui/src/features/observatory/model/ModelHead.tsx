import { Link } from 'react-router';
import { Facts } from '@/components/Facts';
import { Icon } from '@/components/Icon';
import { SafeText } from '@/components/SafeText';
import { count, counted, score } from '@/lib/format/numbers';
import { alertsAddress } from '../addresses';
import type { CheckpointMark, ObservedModel } from '../api/types';
import { CopyPath } from '../parts/CopyPath';
import { CoverageMark } from '../parts/CoverageMark';
import { Pin } from '../parts/ModelName';
import { ModelTags } from '../parts/ModelTags';
import { ModelActions } from './ModelActions';
import { PromotionTag } from './PromotionTag';

/** What the model is, and its latest, best and promoted checkpoint. */
export function ModelHead({ detail }: { detail: ObservedModel }) {
  const { model, latest, best, promoted, checkpoints, coverage, openCriticalAlerts, duplicateSteps } = detail;
  const newest = checkpoints.find(({ checkpointId }) => checkpointId === latest?.checkpointId);
  return (
    <>
      <div className="row wrap">
        <h1>
          <SafeText text={model.displayName} />
        </h1>
        {model.isPinned && <Pin />}
        <ModelTags model={model} />
        <CoverageMark coverage={coverage} />
        {openCriticalAlerts > 0 && (
          <Link className="fail b sm" to={alertsAddress(model.modelId)}>
            <Icon name="raised" size={12} /> {counted(openCriticalAlerts, 'open critical alert')}
          </Link>
        )}
        <span className="sp" />
        <PromotionTag model={model.modelId} />
        <ModelActions model={model} />
      </div>
      <Facts
        facts={[
          { name: 'Latest', value: <MarkText mark={latest} />, note: noteOf(latest) },
          { name: 'Best', value: <MarkText mark={best} />, note: noteOf(best) },
          { name: 'Promoted', value: <MarkText mark={promoted} />, note: noteOf(promoted) },
          { name: 'Checkpoints', value: count(checkpoints.length) },
          { name: 'Owner', value: <SafeText text={model.owner} /> },
          { name: 'Training run', value: newest?.trainingRun == null ? null : <SafeText text={newest.trainingRun} /> },
          {
            name: 'Latest checkpoint',
            value:
              newest === undefined ? null : (
                <CopyPath
                  value={newest.path ?? newest.checkpointId}
                  name={newest.path === null ? "the checkpoint's id" : "the checkpoint's path"}
                />
              ),
          },
        ]}
      />
      {duplicateSteps.length > 0 && (
        <p className="warn sm">
          <Icon name="info" size={12} /> More than one checkpoint at step {duplicateSteps.map(count).join(', ')}:{' '}
          <code>llm-eval dedupe</code> joins them.
        </p>
      )}
    </>
  );
}

function MarkText({ mark }: { mark: CheckpointMark | null }) {
  if (mark === null) return <span className="t3">none</span>;
  return (
    <span title={mark.checkpointId}>
      {mark.step === null ? <SafeText text={mark.checkpointId} /> : `step ${count(mark.step)}`}
    </span>
  );
}

function noteOf(mark: CheckpointMark | null) {
  if (mark?.mean == null) return undefined;
  return (
    <span title={mark.datasets.join(', ')}>
      mean {score(mark.mean)} over {counted(mark.datasets.length, 'dataset')}
    </span>
  );
}
