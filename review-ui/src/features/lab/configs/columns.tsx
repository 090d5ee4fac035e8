import { UnstyledButton } from '@mantine/core';
import { Icon } from '@/components/Icon';
import { SafeText } from '@/components/SafeText';
import type { Column } from '@/components/table/column';
import { Tag } from '@/components/Tag';
import { count } from '@/lib/format/numbers';
import type { Config } from '../api/types';
import { dollars, seconds, tenths, type Writing } from '../parts/estimates';
import { EstimateValue } from '../parts/EstimateValue';
import { parameterText } from '../parts/parameters';
import classes from './Configs.module.css';
import { sortings, type SortKey, type Sorting } from './sorting';

interface ColumnsOptions {
  readonly narrow: boolean;
  /** Whether a config is open beside the table. */
  readonly beside: boolean;
  readonly sorting: Sorting;
  readonly onSort: (key: SortKey) => void;
}

/** The columns of the list of configs; beside an open config and on a phone, what decides. */
export function configColumns({ narrow, beside, sorting, onSort }: ColumnsOptions): readonly Column<Config>[] {
  const head = (key: SortKey, note?: string): Pick<Column<Config>, 'key' | 'header' | 'sort'> => ({
    key,
    header: (
      <UnstyledButton className={classes['head'] ?? ''} onClick={() => onSort(key)} title={note}>
        {sortings[key].label}
        {sorting.key === key && <Icon name={sorting.descending ? 'down' : 'up'} size={12} />}
      </UnstyledButton>
    ),
    ...(sorting.key === key ? { sort: sorting.descending ? 'descending' : 'ascending' } : {}),
  });
  const figure = (
    key: SortKey,
    note: string,
    width: string,
    of: (config: Config) => Config['statistics']['aiScore'],
    writing: Writing,
  ): Column<Config> => ({
    ...head(key, note),
    width,
    align: 'right',
    cell: (config) => <EstimateValue estimate={of(config)} writing={writing} brief />,
  });
  const score = figure(
    'aiScore',
    '0 to 10, higher is better',
    'minmax(150px, 1fr)',
    ({ statistics }) => statistics.aiScore,
    tenths,
  );
  const rank = figure(
    'humanRank',
    'Mean place in the latest rankings of people; 1 is best',
    'minmax(130px, 0.9fr)',
    ({ statistics }) => statistics.humanRank,
    tenths,
  );
  const time = figure(
    'time',
    'Mean time of an answer; shorter is better',
    'minmax(150px, 1fr)',
    ({ statistics }) => statistics.seconds,
    seconds,
  );
  const cost = figure(
    'cost',
    'Mean cost of an answer; lower is better',
    'minmax(170px, 1fr)',
    ({ statistics }) => statistics.costUsd,
    dollars,
  );
  const name: Column<Config> = {
    ...head('name'),
    width: 'minmax(160px, 1.4fr)',
    cell: (config) => <Name config={config} />,
  };
  if (narrow)
    return [
      {
        ...name,
        width: 'minmax(150px, 1fr)',
        cell: (config) => (
          <>
            <Name config={config} />
            <div className="t3 xs ell">
              <SafeText text={config.model} />
            </div>
          </>
        ),
      },
      // What it is sorted by is what is compared.
      { ...([score, rank, time, cost].find(({ key }) => key === sorting.key) ?? score), width: '150px' },
    ];
  const model: Column<Config> = {
    ...head('model'),
    width: 'minmax(140px, 1.2fr)',
    cell: ({ model: id, parameters, connection }) => (
      <>
        <div className="ell" title={`by ${connection}`}>
          <SafeText text={id} />
        </div>
        <div className="t3 xs ell">
          <SafeText text={parameterText(parameters)} />
        </div>
      </>
    ),
  };
  if (beside) return [name, model, score];
  return [
    name,
    model,
    score,
    rank,
    time,
    cost,
    {
      ...head('unacceptable', 'Answers that people marked as not acceptable'),
      width: '124px',
      align: 'right',
      cell: ({ statistics: { unacceptable, n } }) => (
        <span className={unacceptable > 0 ? 'fail' : 't3'}>
          {count(unacceptable)} <span className="t3 xs">of {count(n)}</span>
        </span>
      ),
    },
  ];
}

function Name({ config }: { config: Config }) {
  return (
    <div className="ell">
      <b>
        <SafeText text={config.name} />
      </b>{' '}
      <span className="t3 xs">v{config.version}</span> {!config.isActive && <Tag icon="dash">deleted</Tag>}
    </div>
  );
}
