import type { Level } from '@/components/charts/CurveChart';
import type { Curve } from '@/components/charts/curves';
import type { ModelComparison } from '../api/types';
import { curveOf } from '../parts/curves';

/** The series of a dataset: what has steps is a curve, what has none is a level. */
export function seriesOf(
  { series }: ModelComparison['datasets'][number],
  models: ModelComparison['models'],
): { curves: readonly Curve[]; levels: readonly Level[] } {
  const nameOf = (id: string) => models.find(({ modelId }) => modelId === id)?.displayName ?? id;
  const curves = series
    .map(({ modelId, points }) => curveOf(modelId, nameOf(modelId), points))
    .filter(({ points }) => points.length > 0);
  const levels = series.flatMap(({ modelId, points }) => {
    if (points.some(({ step, score }) => step !== null && score !== null)) return [];
    const values = points.flatMap(({ score }) => (score === null ? [] : [score.value]));
    return values.length === 0 ? [] : [{ key: modelId, label: nameOf(modelId), value: Math.max(...values) }];
  });
  return { curves, levels };
}
