import { Button } from '@mantine/core';
import { Link } from 'react-router';
import { SafeText } from '@/components/SafeText';
import type { Column } from '@/components/table/column';
import { count, counted } from '@/lib/format/numbers';
import { moment } from '@/lib/format/times';
import { compareAddress, promptAddress } from '../addresses';
import type { PromptListItem } from '../api/types';
import { PromptStatusTag } from '../parts/PromptStatusTag';
import { Usd } from '../parts/Usd';
import classes from './Prompts.module.css';

const name: Column<PromptListItem> = {
  key: 'name',
  header: 'Prompt',
  width: 'minmax(200px, 2fr)',
  cell: (prompt) => (
    <>
      <Link to={promptAddress(prompt.name)} tabIndex={-1} className={classes['name'] ?? ''}>
        <SafeText text={prompt.name} />
      </Link>
      <div className="t3 xs ell">
        {prompt.category !== null && (
          <>
            <SafeText text={prompt.category} />
            {prompt.description !== null && ' · '}
          </>
        )}
        {prompt.description !== null && <SafeText text={prompt.description} />}
        {prompt.category === null && prompt.description === null && `version ${prompt.version}`}
      </div>
    </>
  ),
};

const status: Column<PromptListItem> = {
  key: 'status',
  header: 'Status',
  width: '136px',
  cell: (prompt) => <PromptStatusTag prompt={prompt} />,
};

const recommended: Column<PromptListItem> = {
  key: 'recommended',
  header: 'Recommended',
  width: 'minmax(110px, 1fr)',
  cell: ({ recommendedConfig }) =>
    recommendedConfig === null ? <span className="t3">none yet</span> : <SafeText text={recommendedConfig} />,
};

const runs: Column<PromptListItem> = {
  key: 'runs',
  header: 'Runs',
  width: '64px',
  align: 'right',
  cell: (prompt) => count(prompt.runs),
};

const cost: Column<PromptListItem> = {
  key: 'cost',
  header: 'Cost',
  width: 'minmax(80px, 130px)',
  align: 'right',
  cell: (prompt) =>
    prompt.experiments === 0 ? (
      <span className="t3">none</span>
    ) : (
      <Usd amount={prompt.totalCostUsd} unpriced={prompt.unpriced} />
    ),
};

/** The columns of the list of prompts on a phone: the status stands under the name. */
export const narrowPromptColumns: readonly Column<PromptListItem>[] = [
  {
    key: 'name',
    header: 'Prompt',
    width: 'minmax(180px, 1fr)',
    cell: (prompt) => (
      <>
        {name.cell(prompt)}
        <div>
          <PromptStatusTag prompt={prompt} />
        </div>
      </>
    ),
  },
  { ...runs, width: '48px' },
  { ...cost, width: '92px' },
];

/** The columns of the list of prompts; with what may be done to them where somebody may. */
export function promptColumns(onStart: ((prompt: string) => void) | null): readonly Column<PromptListItem>[] {
  return [
    name,
    {
      key: 'tags',
      header: 'Tags',
      width: 'minmax(80px, 1fr)',
      cell: ({ tags }) => (
        <span className="t2 sm ell">
          <SafeText text={tags.join(', ')} />
        </span>
      ),
    },
    status,
    recommended,
    {
      key: 'rows',
      header: 'Rows',
      width: '56px',
      align: 'right',
      cell: ({ rows }) => (rows === 0 ? <span className="t3">none</span> : count(rows)),
    },
    runs,
    {
      key: 'experiments',
      header: 'Answers',
      width: '72px',
      align: 'right',
      cell: ({ experiments }) => <span title={counted(experiments, 'experiment')}>{count(experiments)}</span>,
    },
    cost,
    {
      key: 'last',
      header: 'Last run, UTC',
      width: '108px',
      align: 'right',
      cell: ({ lastRunAt }) => <span className="t3">{lastRunAt === null ? 'never' : moment(lastRunAt)}</span>,
    },
    {
      key: 'actions',
      header: <span className="visually-hidden">Actions</span>,
      width: onStart === null ? '96px' : '150px',
      align: 'right',
      cell: (prompt) => (
        <>
          {prompt.experiments > 0 && (
            <Button
              component={Link}
              to={compareAddress(prompt.name)}
              tabIndex={-1}
              aria-label={`Compare ${prompt.name}`}
            >
              Compare
            </Button>
          )}{' '}
          {onStart !== null && prompt.isActive && (
            <Button tabIndex={-1} aria-label={`Run ${prompt.name}`} onClick={() => onStart(prompt.name)}>
              Run
            </Button>
          )}
        </>
      ),
    },
  ];
}
