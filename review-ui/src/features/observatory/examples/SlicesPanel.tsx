import { UnstyledButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { scoreAxis } from '@/components/axis';
import { AxisHeader } from '@/components/AxisHeader';
import { ErrorState } from '@/components/ErrorState';
import { Icon } from '@/components/Icon';
import { IntervalMark } from '@/components/IntervalMark';
import { LoadingRows } from '@/components/LoadingRows';
import { Panel } from '@/components/Panel';
import { SafeText } from '@/components/SafeText';
import { WideTable } from '@/components/WideTable';
import { shortScore } from '@/lib/format/numbers';
import { toggled } from '@/lib/url/filters';
import { slicesQuery, type ExampleFilters, type Slice } from '../api/examples';
import { readings } from '../parts/readings';
import classes from './Examples.module.css';
import { sliceGroups, sliceTitle } from './slices';

interface SlicesPanelProps {
  run: string;
  filters: ExampleFilters;
  set: (name: Slice['kind'], values: readonly string[]) => void;
}

/** Accuracy by topic, difficulty and part, each against the rest of the examples; a part filters the list. */
export function SlicesPanel({ run, filters, set }: SlicesPanelProps) {
  const { data, error, refetch } = useQuery(slicesQuery(run));
  const groups = data === undefined ? [] : sliceGroups(data.slices);
  return (
    <Panel
      title="Slices"
      note={data === undefined ? undefined : `each against the rest; Fisher, ${data.adjustment} over ${data.slices.length}`}
      padded={false}
    >
      {error !== null && <ErrorState title="The slices did not load." error={error} onRetry={refetch} />}
      {data === undefined && error === null && <LoadingRows label="Loading slices" rows={6} />}
      {data !== undefined && groups.length === 0 && (
        <p className="t2 sm" style={{ padding: '12px 14px' }}>
          The examples name no topic, difficulty or part.
        </p>
      )}
      {data !== undefined && data.errorConcentration !== '' && (
        <p className={classes['concentration']}>
          <SafeText text={data.errorConcentration} />
        </p>
      )}
      {groups.length > 0 && (
        <WideTable label="Accuracy by slice" dense>
          <thead>
            <tr>
              <th scope="col" style={{ paddingLeft: 14 }}>
                Slice
              </th>
              <th scope="col" className="r">
                n
              </th>
              <th scope="col">
                <span className="visually-hidden">Accuracy with its interval</span>
                <AxisHeader axis={scoreAxis} width={92} />
              </th>
              <th scope="col" className="r">
                Acc.
              </th>
              <th scope="col" style={{ paddingRight: 14 }}>
                Reading
              </th>
            </tr>
          </thead>
          {groups.map(({ kind, label, slices }) => (
            <tbody key={kind}>
              <tr>
                <th scope="rowgroup" colSpan={5} className="t3 xs" style={{ paddingLeft: 14 }}>
                  By {label}
                </th>
              </tr>
              {slices.map((slice) => (
                <SliceRow
                  key={slice.name}
                  slice={slice}
                  on={filters[kind].includes(slice.name)}
                  onToggle={() => set(kind, toggled(filters[kind], slice.name))}
                />
              ))}
            </tbody>
          ))}
        </WideTable>
      )}
    </Panel>
  );
}

function SliceRow({ slice, on, onToggle }: { slice: Slice; on: boolean; onToggle: () => void }) {
  const { name, counts, verdict } = slice;
  return (
    <tr title={sliceTitle(slice)}>
      <th scope="row" style={{ paddingLeft: 14, maxWidth: 110, fontWeight: 400 }}>
        <UnstyledButton className={classes['slice'] ?? ''} aria-pressed={on} onClick={onToggle}>
          <SafeText text={name} />
        </UnstyledButton>
      </th>
      <td className="r">{counts.total}</td>
      <td>
        <IntervalMark
          value={counts.accuracy?.value}
          lower={counts.accuracy?.lower}
          upper={counts.accuracy?.upper}
          axis={scoreAxis}
          tone={verdict === 'better' || verdict === 'worse' ? verdict : 'undecided'}
          width={92}
        />
      </td>
      <td className="r b">{shortScore(counts.accuracy?.value)}</td>
      <td style={{ paddingRight: 14 }}>
        <span className={`row nw ${readings[verdict].tone}`} style={{ gap: 4 }}>
          <Icon name={readings[verdict].icon} size={12} />
          {readings[verdict].short}
        </span>
      </td>
    </tr>
  );
}
