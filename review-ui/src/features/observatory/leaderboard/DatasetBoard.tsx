import { useQuery } from '@tanstack/react-query';
import { AxisHeader } from '@/components/AxisHeader';
import { scoreAxis } from '@/components/axis';
import { ErrorState } from '@/components/ErrorState';
import { IntervalMark } from '@/components/IntervalMark';
import { LoadingRows } from '@/components/LoadingRows';
import { Panel } from '@/components/Panel';
import { SafeText } from '@/components/SafeText';
import { WideTable } from '@/components/WideTable';
import { count, interval, pValue, score, signed } from '@/lib/format/numbers';
import { datasetBoardQuery } from '../api/queries';
import { ModelName } from '../parts/ModelName';
import { ReadingText } from '../parts/ReadingText';

const axisWidth = 220;

/** The models on one dataset, on one axis, each against the first one. */
export function DatasetBoard({ dataset }: { dataset: string }) {
  const { data, error, refetch } = useQuery(datasetBoardQuery(dataset));
  return (
    <Panel
      title={<SafeText text={dataset} />}
      note={
        data === undefined
          ? undefined
          : `higher is better; against the first one, ${data.rule.adjustment} over ${data.rule.comparisons} rows; below ${data.rule.minimumEffect} a difference is small`
      }
      padded={false}
    >
      {error !== null && <ErrorState title="The dataset did not load." error={error} onRetry={refetch} />}
      {data === undefined && error === null && <LoadingRows label="Loading the dataset" rows={6} />}
      {data !== undefined && (
        <div style={{ maxHeight: 360, overflowY: 'auto' }} role="region" aria-label="Places" tabIndex={0}>
          <WideTable label="Models on this dataset">
            <thead>
              <tr>
                <th scope="col" className="r">
                  Place
                </th>
                <th scope="col">Model</th>
                <th scope="col" className="r">
                  Step
                </th>
                <th scope="col">
                  <span className="visually-hidden">Score, drawn</span>
                  <AxisHeader axis={scoreAxis} width={axisWidth} />
                </th>
                <th scope="col" className="r">
                  Score
                </th>
                <th scope="col">95% interval</th>
                <th scope="col" className="r">
                  n
                </th>
                <th scope="col" className="r">
                  Behind the first
                </th>
                <th scope="col" className="r">
                  p, adjusted
                </th>
                <th scope="col">Reading</th>
              </tr>
            </thead>
            <tbody>
              {data.rows.map(({ rank, model, score: placed, againstFirst }) => (
                <tr key={model.modelId}>
                  <td className="r t2">{rank}</td>
                  <th scope="row">
                    <ModelName model={model} />
                  </th>
                  <td className="r t2">
                    {placed.step === null ? <span className="t3">none</span> : count(placed.step)}
                  </td>
                  <td>
                    <IntervalMark
                      value={placed.score.value}
                      lower={placed.score.lower}
                      upper={placed.score.upper}
                      axis={scoreAxis}
                      width={axisWidth}
                    />
                  </td>
                  <td className="r b">{score(placed.score.value)}</td>
                  <td className="t3" title={placed.score.method ?? undefined}>
                    {placed.score.lower === null || placed.score.upper === null
                      ? 'no interval'
                      : interval(placed.score.lower, placed.score.upper)}
                  </td>
                  <td className="r">{placed.score.n ?? <span className="t3">unknown</span>}</td>
                  <td className="r">
                    {againstFirst?.difference == null ? <span className="t3">–</span> : signed(againstFirst.difference)}
                  </td>
                  <td className="r">
                    {againstFirst === null ? <span className="t3">–</span> : pValue(againstFirst.adjustedP)}
                  </td>
                  <td>
                    {againstFirst === null ? (
                      <span className="t2">the first one</span>
                    ) : (
                      <ReadingText comparison={againstFirst} />
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </WideTable>
        </div>
      )}
    </Panel>
  );
}
