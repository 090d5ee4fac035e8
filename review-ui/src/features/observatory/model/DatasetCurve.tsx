import { CurveChart } from '@/components/charts/CurveChart';
import type { DatasetHistory } from '../api/types';
import { curveOf, levelsOf, type Marks } from '../parts/curves';

interface DatasetCurveProps {
  model: string;
  history: DatasetHistory;
  marks?: Marks;
  bands?: boolean;
  height?: number;
}

/** The scores of a model on one dataset by training step, against the best baselines. */
export function DatasetCurve({ model, history, marks, bands, height }: DatasetCurveProps) {
  const curve = curveOf('model', model, history.points, marks);
  if (curve.points.length === 0) {
    return <p className="t2 sm">No score with a training step: a curve needs steps, a baseline has none.</p>;
  }
  return (
    <CurveChart
      label={`${model} on ${history.dataset.dataset} by training step; scores from 0 to 1, higher is better`}
      curves={[curve]}
      levels={levelsOf(history)}
      {...(bands === undefined ? {} : { bands })}
      {...(height === undefined ? {} : { height })}
    />
  );
}
