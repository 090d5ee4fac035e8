import { UnstyledButton } from '@mantine/core';
import { Icon } from '@/components/Icon';
import { SafeText } from '@/components/SafeText';
import type { Column } from '@/components/table/column';
import { interval, shortScore } from '@/lib/format/numbers';
import type { Leaderboard, LeaderboardRow } from '../api/types';
import { CoverageMark } from '../parts/CoverageMark';
import { ModelName } from '../parts/ModelName';
import { scoreNote } from '../parts/readings';
import classes from './Leaderboard.module.css';

/** The columns of the pivot: the model, its mean place, and one for each dataset, whose header sorts. */
export function pivotColumns(
  { datasets, sortedBy }: Pick<Leaderboard, 'datasets' | 'sortedBy'>,
  narrow: boolean,
  onSort: (dataset: string | null) => void,
): readonly Column<LeaderboardRow>[] {
  const columns: readonly Column<LeaderboardRow>[] = [
    {
      key: 'model',
      header: 'Model',
      width: narrow ? '128px' : 'minmax(180px, 1fr)',
      sticky: true,
      cell: ({ model }) => <ModelName model={model} />,
    },
    {
      key: 'coverage',
      header: 'Coverage',
      width: '104px',
      cell: ({ coverage }) => <CoverageMark coverage={coverage} />,
    },
    {
      key: 'meanRank',
      header: <SortButton label="Mean place" on={sortedBy === null} onClick={() => onSort(null)} />,
      width: '112px',
      align: 'right',
      ...(sortedBy === null ? { sort: 'ascending' as const } : {}),
      cell: ({ meanRank }) => (meanRank === null ? <span className="t3">none</span> : meanRank.toFixed(1)),
    },
    ...datasets.map(({ dataset }, index): Column<LeaderboardRow> => ({
      key: `dataset ${dataset}`,
      header: <SortButton label={dataset} on={sortedBy === dataset} onClick={() => onSort(dataset)} />,
      width: 'minmax(104px, 1fr)',
      align: 'right',
      ...(sortedBy === dataset ? { sort: 'descending' as const } : {}),
      cell: ({ scores }) => <Cell ranked={scores[index] ?? null} />,
    })),
  ];
  return narrow ? columns.filter(({ key }) => key !== 'coverage') : columns;
}

function SortButton({ label, on, onClick }: { label: string; on: boolean; onClick: () => void }) {
  return (
    <UnstyledButton
      className={classes['sort'] ?? ''}
      data-on={on || undefined}
      onClick={onClick}
      title={`Sort by ${label}`}
    >
      <span className="ell">
        <SafeText text={label} />
      </span>
      {on && <Icon name="down" size={12} />}
    </UnstyledButton>
  );
}

function Cell({ ranked }: { ranked: LeaderboardRow['scores'][number] | null }) {
  if (ranked === null) return <span className="t3">–</span>;
  const { rank, score } = ranked;
  return (
    <span className={classes['cell']} title={scoreNote(score)}>
      <span>
        <span className="t3 xs">{rank}.</span> <span className={rank === 1 ? 'b' : ''}>{shortScore(score.value)}</span>
      </span>
      <span className="t3 xs">
        {score.lower === null || score.upper === null ? 'no interval' : interval(score.lower, score.upper)}
      </span>
    </span>
  );
}
