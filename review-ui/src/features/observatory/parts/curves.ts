import type { Level } from '@/components/charts/CurveChart';
import type { Curve, CurvePoint } from '@/components/charts/curves';
import { count, score } from '@/lib/format/numbers';
import type { DatasetHistory, HistoryPoint } from '../api/types';
import { scoreNote } from './readings';

/** Words that mark checkpoints on a curve, by the checkpoint's id. */
export type Marks = ReadonlyMap<string, string>;

/** No marks. */
export const noMarks: Marks = new Map();

/** How many baselines a curve is held against: the best ones, so that their names have room. */
const baselinesShown = 3;

/** The points of a history that can stand on a curve: those with a step and a score that counts. */
export function curveOf(key: string, label: string, points: readonly HistoryPoint[], marks: Marks = noMarks): Curve {
  return { key, label, points: points.flatMap((point) => curvePoint(point, marks)) };
}

function curvePoint(point: HistoryPoint, marks: Marks): CurvePoint[] {
  const { step, score: scored, segment, checkpointId, changes } = point;
  if (step === null || scored === null) return [];
  const changed = changes.map(({ field, first, second }) => `${field}: ${first} → ${second}`).join('; ');
  return [
    {
      step,
      value: scored.value,
      lower: scored.lower,
      upper: scored.upper,
      n: scored.n,
      setup: String(segment ?? ''),
      mark: marks.get(checkpointId),
      title: [
        `step ${count(step)}: ${score(scored.value)}`,
        scoreNote(scored),
        marks.get(checkpointId),
        changed === '' ? undefined : `measured differently from here: ${changed}`,
      ]
        .filter((part) => part !== undefined)
        .join('; '),
    },
  ];
}

/** The best baselines of a history as levels. */
export function levelsOf({ baselines }: Pick<DatasetHistory, 'baselines'>): readonly Level[] {
  return baselines
    .slice(0, baselinesShown)
    .map(({ modelId, displayName, score: { value } }) => ({ key: modelId, label: displayName, value }));
}

/** What stands beside a curve's title: interval, n, breaks. */
export function curveNote({ points, baselines }: Pick<DatasetHistory, 'points' | 'baselines'>): string {
  const scored = points.flatMap(({ score: one }) => (one === null ? [] : [one]));
  const sizes = [...new Set(scored.flatMap(({ n }) => (n === null ? [] : [n])))].sort((a, b) => a - b);
  const size =
    sizes.length === 0
      ? 'n not reported'
      : sizes.length === 1
        ? `n = ${sizes[0] ?? 0}`
        : `n = ${sizes[0] ?? 0} to ${sizes.at(-1) ?? 0}`;
  const band = scored.some(({ lower }) => lower !== null) ? '95% band' : 'no interval';
  const segments = new Set(points.flatMap(({ segment }) => (segment === null ? [] : [segment]))).size;
  return [
    `${band}, ${size}`,
    baselines.length > 0 ? 'dashed: baselines' : null,
    segments > 1 ? 'dotted: setup changed' : null,
  ]
    .filter((part) => part !== null)
    .join('; ');
}
