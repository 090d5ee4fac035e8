import { useQuery } from '@tanstack/react-query';
import { ErrorState } from '@/components/ErrorState';
import { IntervalMark } from '@/components/IntervalMark';
import { LoadingRows } from '@/components/LoadingRows';
import { Panel } from '@/components/Panel';
import { WideTable } from '@/components/WideTable';
import { scoreAxis } from '@/components/axis';
import type { Bias, Judge } from '../api/contract';
import { biasQuery } from '../api/queries';
import figures from './Agreement.module.css';
import { Figure } from './Figure';

/** The habits of the judge. */
export function BiasPanel({ run, judge }: { run: string; judge: Judge }) {
  const { data, error, refetch } = useQuery(biasQuery(run, judge.hash));
  return (
    <Panel
      title="Judge bias"
      note={data === undefined ? judge.model : `${judge.model}, ${judge.mode.replace('_', '-')}, ${data.pairs} pairs`}
      padded={false}
    >
      {error !== null && <ErrorState title="The rates did not load." error={error} onRetry={refetch} />}
      {data === undefined && error === null && <LoadingRows rows={6} />}
      {data !== undefined && (
        <WideTable label="Habits of the judge" className={figures['table'] ?? ''}>
          <thead>
            <tr>
              <th scope="col">Rate</th>
              <th scope="col">0 to 1</th>
              <th scope="col">95% interval</th>
              <th scope="col">Reading</th>
            </tr>
          </thead>
          <tbody>
            {data.rates.map((rate) => (
              <Rate key={rate.name} rate={rate} />
            ))}
          </tbody>
        </WideTable>
      )}
    </Panel>
  );
}

function Rate({ rate: { label, rate, noBias, reading } }: { rate: Bias['rates'][number] }) {
  const leaves =
    noBias !== null && rate.lower !== null && rate.upper !== null && (rate.lower > noBias || rate.upper < noBias);
  return (
    <tr>
      <td>{label}</td>
      <td>
        {rate.value !== null && (
          <IntervalMark value={rate.value} lower={rate.lower} upper={rate.upper} axis={scoreAxis} width={84} />
        )}
      </td>
      <td>
        <Figure metric={rate} />
      </td>
      <td className={leaves ? 'fail b' : 't2'}>{reading ?? ''}</td>
    </tr>
  );
}
