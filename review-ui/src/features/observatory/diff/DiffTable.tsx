import { AxisHeader } from '@/components/AxisHeader';
import { differenceAxis, type Axis } from '@/components/axis';
import { IntervalMark } from '@/components/IntervalMark';
import { Panel } from '@/components/Panel';
import { SafeText } from '@/components/SafeText';
import { WideTable } from '@/components/WideTable';
import { pValue, score, shortScore, signed } from '@/lib/format/numbers';
import type { CheckpointDiff, DiffRow, ScoreVerdict } from '../api/types';
import { ReadingText } from '../parts/ReadingText';
import { scoreNote } from '../parts/readings';

const axisWidth = 260;

const tones: Record<ScoreVerdict, 'better' | 'worse' | 'undecided'> = {
  better: 'better',
  worse: 'worse',
  small_but_real: 'undecided',
  no_detectable_difference: 'undecided',
  too_little_data: 'undecided',
  no_interval: 'undecided',
  not_comparable: 'undecided',
};

/** The datasets of a diff on one axis about zero, greatest gain first. */
export function DiffTable({ diff: { rows, rule } }: { diff: CheckpointDiff }) {
  const axis = differenceAxis(rows.flatMap(({ comparison: one }) => [one?.difference, one?.lower, one?.upper]));
  return (
    <Panel
      title="By dataset, B − A"
      note={`right is better; ${rule.adjustment} over ${rule.comparisons} rows at ${Number((1 - rule.level).toFixed(3))}; below ${rule.minimumEffect} a difference is small`}
      padded={false}
    >
      <WideTable label="Differences by dataset">
        <thead>
          <tr>
            <th scope="col">Dataset</th>
            <th scope="col" className="r">
              A
            </th>
            <th scope="col" className="r">
              B
            </th>
            <th scope="col">
              <span className="visually-hidden">Difference, drawn</span>
              <AxisHeader axis={axis} width={axisWidth} />
            </th>
            <th scope="col" className="r">
              B − A
            </th>
            <th scope="col">95% interval</th>
            <th scope="col" className="r">
              n
            </th>
            <th scope="col" className="r">
              p
            </th>
            <th scope="col" className="r">
              p, adjusted
            </th>
            <th scope="col" className="r">
              <abbr title="Minimum detectable effect: the smallest true difference that such a comparison finds with a power of 80%">
                MDE
              </abbr>
            </th>
            <th scope="col">Reading</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.dataset.dataset} row={row} axis={axis} />
          ))}
        </tbody>
      </WideTable>
    </Panel>
  );
}

function Row({ row, axis }: { row: DiffRow; axis: Axis }) {
  const { dataset, a, b, comparison } = row;
  return (
    <tr>
      <th scope="row">
        <SafeText text={dataset.dataset} />
      </th>
      {[a, b].map((side, index) => (
        <td key={index} className="r" title={side === null ? undefined : scoreNote(side.score)}>
          {side === null ? <span className="t3">none</span> : shortScore(side.score.value)}
        </td>
      ))}
      {comparison === null || comparison.verdict === 'not_comparable' ? (
        <td colSpan={7} className="t3">
          {comparison === null ? `only in ${a === null ? 'B' : 'A'}: no difference is shown` : 'no difference is shown'}
        </td>
      ) : (
        <>
          <td>
            <IntervalMark
              value={comparison.difference}
              lower={comparison.lower}
              upper={comparison.upper}
              axis={axis}
              tone={tones[comparison.verdict]}
              width={axisWidth}
              zero
            />
          </td>
          <td className="r b">{comparison.difference === null ? 'none' : signed(comparison.difference)}</td>
          <td className="t3">
            {comparison.lower === null || comparison.upper === null
              ? 'no interval'
              : `${signed(comparison.lower)} to ${signed(comparison.upper)}`}
          </td>
          <td className="r">{comparison.n ?? <span className="t3">unknown</span>}</td>
          <td className="r" title={comparison.test ?? undefined}>
            {pValue(comparison.p)}
          </td>
          <td className="r">{pValue(comparison.adjustedP)}</td>
          <td className="r">
            {comparison.detectableEffect === null ? 'none' : score(comparison.detectableEffect).replace(/^0/, '')}
          </td>
        </>
      )}
      <td>
        <ReadingText comparison={comparison} />
      </td>
    </tr>
  );
}
