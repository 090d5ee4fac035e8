import { useQuery } from '@tanstack/react-query';
import { RadarChart, type RadarAxis } from '@/components/charts/RadarChart';
import { LoadingRows } from '@/components/LoadingRows';
import { Panel } from '@/components/Panel';
import { SafeText } from '@/components/SafeText';
import { WideTable } from '@/components/WideTable';
import { counted, interval, shortScore } from '@/lib/format/numbers';
import { gapsQuery } from '../api/queries';
import type { GapRow, ObservedModel } from '../api/types';
import classes from './Model.module.css';
import type { Reference } from './useReference';

/** As many axes as can be told apart; a radar of two is a line. */
const axesShown = { least: 3, most: 12 };

/** The shape of the latest scores: a secondary view, with the numbers beside it. */
export function ProfilePanel({ detail: { model }, reference }: { detail: ObservedModel; reference: Reference }) {
  const { data } = useQuery(gapsQuery(model.modelId, reference.against));
  const rows = (data?.rows ?? []).filter(({ score }) => score !== null);
  const axes = axesOf(rows);
  const against = data?.referenceModel?.displayName ?? 'best baseline';
  return (
    <Panel title="Profile" note={`latest checkpoint; dashed: ${against}; 0 in the middle, 1 outside`} padded={false}>
      {data === undefined && <LoadingRows label="Loading the profile" rows={8} />}
      {data !== undefined && rows.length === 0 && (
        <p className="t2 sm" style={{ padding: 14 }}>
          The latest checkpoint has no score.
        </p>
      )}
      {rows.length > 0 && (
        <div className={classes['profile']}>
          {axes.length < axesShown.least ? (
            <p className="t2 sm">A radar needs three datasets that both have a score on.</p>
          ) : (
            <div>
              <RadarChart
                label={`Scores of ${model.displayName} against ${against}; the table beside it has them`}
                axes={axes}
              />
              {axes.length < rows.length && (
                <p className="t3 xs">
                  {counted(rows.length - axes.length, 'dataset')} left out: no reference, or no room for its axis.
                </p>
              )}
            </div>
          )}
          <ScoreTable rows={rows} against={against} />
        </div>
      )}
    </Panel>
  );
}

/** The axes of the radar: datasets with both scores, in the order of their names. */
export function axesOf(rows: readonly Pick<GapRow, 'dataset' | 'score' | 'reference'>[]): readonly RadarAxis[] {
  return rows
    .flatMap(({ dataset, score, reference }) =>
      score === null || reference === null
        ? []
        : [{ label: dataset.dataset, value: score.score.value, reference: reference.score.value }],
    )
    .sort((one, other) => one.label.localeCompare(other.label, 'en'))
    .slice(0, axesShown.most);
}

function ScoreTable({ rows, against }: { rows: readonly GapRow[]; against: string }) {
  return (
    <WideTable label="Scores of the profile" dense>
      <thead>
        <tr>
          <th scope="col">Dataset</th>
          <th scope="col" className="r">
            Score
          </th>
          <th scope="col">95% interval</th>
          <th scope="col" className="r">
            n
          </th>
          <th scope="col" className="r">
            <SafeText text={against} />
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ dataset, score, reference }) => (
          <tr key={dataset.dataset}>
            <th scope="row">
              <SafeText text={dataset.dataset} />
            </th>
            <td className="r b">{shortScore(score?.score.value)}</td>
            <td className="t3" title={score?.score.method ?? undefined}>
              {score?.score.lower == null || score.score.upper === null
                ? 'no interval'
                : interval(score.score.lower, score.score.upper)}
            </td>
            <td className="r t2">{score?.score.n ?? <span className="t3">unknown</span>}</td>
            <td className="r t2">{reference === null ? 'none' : shortScore(reference.score.value)}</td>
          </tr>
        ))}
      </tbody>
    </WideTable>
  );
}
