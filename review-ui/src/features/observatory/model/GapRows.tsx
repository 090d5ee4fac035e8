import { Icon } from '@/components/Icon';
import { SafeText } from '@/components/SafeText';
import { WideTable } from '@/components/WideTable';
import { shortScore, signed } from '@/lib/format/numbers';
import type { GapRow, GapTable } from '../api/types';
import { states } from '../parts/cells';
import classes from './Model.module.css';
import { ReadingText } from '../parts/ReadingText';
import { readings, scoreNote, trends } from '../parts/readings';

interface GapRowsProps {
  table: GapTable;
  /** What the scores are held against, as the header of its column. */
  against: string;
  /** True leaves the intervals and the words of trends to the titles, for a table beside others. */
  compact?: boolean;
}

/** The gaps of a checkpoint to a reference, widest behind first; + is ahead. Each is read with its word. */
export function GapRows({ table, against, compact = false }: GapRowsProps) {
  return (
    <WideTable label="Gaps" dense={compact}>
      <thead>
        <tr>
          <th scope="col">Dataset</th>
          <th scope="col" className="r">
            Score
          </th>
          <th scope="col" className="r">
            {against}
          </th>
          <th scope="col" className="r">
            Gap
          </th>
          {!compact && <th scope="col">95% interval</th>}
          <th scope="col">Reading</th>
          <th scope="col">Trend</th>
        </tr>
      </thead>
      <tbody>
        {table.rows.map((row) => (
          <tr key={row.dataset.dataset}>
            <th scope="row">
              <SafeText text={row.dataset.dataset} />
            </th>
            <td className="r b" title={row.score === null ? undefined : scoreNote(row.score.score)}>
              {row.score === null ? <NoScore row={row} /> : shortScore(row.score.score.value)}
            </td>
            <td className="r t2" title={row.reference === null ? undefined : scoreNote(row.reference.score)}>
              {row.reference === null ? (
                <span className="t3">none</span>
              ) : (
                <>
                  {shortScore(row.reference.score.value)}{' '}
                  <span className={`xs t3 ${classes['referenceName'] ?? ''}`}>
                    <SafeText text={row.reference.displayName} />
                  </span>
                </>
              )}
            </td>
            <td className={`r b ${toneOf(row)}`}>{gapText(row)}</td>
            {!compact && (
              <td className="t3">
                {row.comparison === null || row.comparison.lower === null || row.comparison.upper === null
                  ? 'none'
                  : `${signed(row.comparison.lower)} to ${signed(row.comparison.upper)}`}
              </td>
            )}
            <td>
              <ReadingText comparison={row.comparison} compact={compact} />
            </td>
            <td className="t2" title={row.trend === null ? undefined : trends[row.trend].word}>
              {row.trend !== null && (
                <>
                  <Icon name={trends[row.trend].icon} size={12} />{' '}
                  <span className={compact ? 'visually-hidden' : undefined}>{trends[row.trend].word}</span>
                </>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </WideTable>
  );
}

function NoScore({ row }: { row: GapRow }) {
  return <span className="t3">{row.status === 'completed' ? 'none' : states[row.status].word}</span>;
}

function toneOf({ comparison }: GapRow): string {
  return comparison === null ? 't2' : readings[comparison.verdict].tone;
}

/** The gap; none where the two do not compare. */
export function gapText({ comparison, original }: Pick<GapRow, 'comparison' | 'original'>): string {
  if (comparison === null || comparison.verdict === 'not_comparable') return 'none';
  const gap = comparison.difference ?? original.gap;
  return gap === null ? 'none' : signed(gap).replace(/^([+−]?)0\./, '$1.');
}
