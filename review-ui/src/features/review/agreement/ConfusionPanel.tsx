import { Panel } from '@/components/Panel';
import type { Agreement } from '../api/contract';
import parts from '../parts.module.css';
import classes from './Agreement.module.css';
import { heat, sums } from './heat';

const labels: Record<string, string> = {
  first_much_better: '1st ≫',
  first_better: '1st >',
  tie: 'tie',
  second_better: '2nd >',
  second_much_better: '2nd ≫',
  both_bad: 'both bad',
};

/** Verdicts of the judge against those of people. */
export function ConfusionPanel({ data: { confusion, acceptRate } }: { data: Agreement }) {
  if (confusion === null) {
    return (
      <Panel title="Confusion">
        <p className="t2">No judge has looked at this run.</p>
      </Panel>
    );
  }
  const { rows, columns, all, largest } = sums(confusion.counts);
  const { opposite } = confusion;
  return (
    <Panel title="Confusion" note={`outlined: same, ${confusion.same}`} padded={false}>
      <div style={{ padding: 12 }}>
        <table className={classes['confusion']}>
          <caption className="sm t2" style={{ captionSide: 'top', paddingBottom: 6 }}>
            human, blind first vote
          </caption>
          <thead>
            <tr>
              <th scope="col">judge</th>
              {confusion.human.map((label) => (
                <th key={label} scope="col">
                  {labels[label] ?? label}
                </th>
              ))}
              <th scope="col">all</th>
            </tr>
          </thead>
          <tbody>
            {confusion.counts.map((row, at) => (
              <tr key={confusion.judge[at]}>
                <th scope="row">{labels[confusion.judge[at] ?? ''] ?? confusion.judge[at]}</th>
                {row.map((value, column) => (
                  <td
                    key={confusion.human[column]}
                    className={classes[`heat${heat(value, largest)}`]}
                    data-same={confusion.judge[at] === confusion.human[column] || undefined}
                  >
                    {value}
                  </td>
                ))}
                <td data-total>{rows[at]}</td>
              </tr>
            ))}
            <tr>
              <th scope="row">all</th>
              {columns.map((value, column) => (
                <td key={confusion.human[column]} data-total>
                  {value}
                </td>
              ))}
              <td data-total>{all}</td>
            </tr>
          </tbody>
        </table>
      </div>
      <div className={parts['foot']}>
        {opposite.value !== null && (
          <>
            Opposite sides in{' '}
            <b>
              {Math.round(opposite.value * opposite.n)} of {opposite.n}
            </b>{' '}
            ({opposite.value.toFixed(2)}
            {opposite.lower !== null &&
              opposite.upper !== null &&
              `, ${opposite.lower.toFixed(2)} to ${opposite.upper.toFixed(2)}`}
            ).{' '}
          </>
        )}
        ≫ much better, &gt; better.{' '}
        {acceptRate?.value == null
          ? 'No suggestion was shown yet.'
          : `The assisted accept rate, ${acceptRate.value.toFixed(2)} of ${acceptRate.n}, is a usability figure, not agreement.`}
      </div>
    </Panel>
  );
}
