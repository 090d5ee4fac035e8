import { EmptyState } from '@/components/EmptyState';
import { Panel } from '@/components/Panel';
import { WideTable } from '@/components/WideTable';
import { signed } from '@/lib/format/numbers';
import type { Agreement } from '../api/contract';
import classes from '../parts.module.css';
import figures from './Agreement.module.css';
import { Figure } from './Figure';
import { PairMark } from './PairMark';

const names: Record<string, string> = {
  raw: 'Raw agreement',
  cohen_kappa: 'Cohen kappa',
  krippendorff_alpha: 'Krippendorff alpha',
  gwet_ac1: 'Gwet AC1',
};

/** Judge against people above people against each other, on one axis. */
export function MeasuresPanel({ data }: { data: Agreement }) {
  const lowest = Math.min(
    0,
    ...data.measures.flatMap(({ judgeHuman, humanHuman }) => [judgeHuman?.lower ?? 0, humanHuman.lower ?? 0]),
  );
  const from = lowest < 0 ? -1 : 0;
  const middle = (from + 1) / 2;
  return (
    <Panel title="Agreement" note={data.method} padded={false}>
      {data.judgeHumanItems === 0 && data.humanHumanItems === 0 ? (
        <EmptyState title="No blind first votes yet">
          Agreement counts votes made before the judge’s opinion was seen: in the blind-first and blind lanes.
        </EmptyState>
      ) : (
        <>
          <WideTable label="Agreement by measure" className={figures['table'] ?? ''}>
            <thead>
              <tr>
                <th scope="col">Measure</th>
                <th scope="col">
                  <span style={{ display: 'flex', justifyContent: 'space-between', width: 200 }}>
                    <span>{from}</span>
                    <span>{middle}</span>
                    <span>1</span>
                  </span>
                </th>
                <th scope="col" className="acc">
                  Judge, human, n = {data.judgeHumanItems}
                </th>
                <th scope="col">Two humans, n = {data.humanHumanItems}</th>
              </tr>
            </thead>
            <tbody>
              {data.measures.map(({ name, scale, judgeHuman, humanHuman }) => (
                <tr key={name} style={{ height: 48 }}>
                  <td>
                    <b>{names[name] ?? name}</b> <span className="t3 sm">{scale.replace('_', '-')}</span>
                  </td>
                  <td>
                    <PairMark upper={judgeHuman} lower={humanHuman} from={from} />
                  </td>
                  <td>
                    <Figure metric={judgeHuman} />
                  </td>
                  <td>
                    <Figure metric={humanHuman} />
                  </td>
                </tr>
              ))}
            </tbody>
          </WideTable>
        </>
      )}
      {(data.judgeHumanItems > 0 || data.humanHumanItems > 0) && <Difference data={data} />}
      <AgainstTests data={data} />
    </Panel>
  );
}

function Difference({ data: { difference } }: { data: Agreement }) {
  const value = difference?.difference.value ?? null;
  if (difference === null || value === null) {
    return (
      <div className={classes['foot']}>
        <b>Not comparable yet</b>:{' '}
        {difference?.difference.reason ?? 'too few items were judged blind by the judge and by two people'}.
      </div>
    );
  }
  const { lower, upper, n } = difference.difference;
  const interval = lower === null || upper === null ? '' : `, ${signed(lower, 2)} to ${signed(upper, 2)}`;
  const words = difference.detected
    ? value < 0
      ? 'The judge agrees less'
      : 'The judge agrees more'
    : 'No detectable difference';
  return (
    <div className={classes['foot']}>
      <b>{words}</b> {difference.detected ? 'with people than two people do' : 'between the two pairings'} (kappa over{' '}
      {n} shared items: {signed(value, 2)}
      {interval}
      {difference.detectable !== null && `; detectable from ${difference.detectable.toFixed(2)}`}).
    </div>
  );
}

function AgainstTests({ data: { judgeAgainstTests: judge, humanAgainstTests: human } }: { data: Agreement }) {
  return (
    <div className={classes['foot']}>
      Where exactly one response passes its tests: the judge names it in <Figure metric={judge} />, people blind in{' '}
      <Figure metric={human} />.
    </div>
  );
}
