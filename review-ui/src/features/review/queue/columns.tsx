import type { Column } from '@/components/table/column';
import type { PairListItem } from '../api/contract';
import { choiceWords } from '../model/review';
import { taskColumn } from '../taskColumn';
import { stateWords } from './pairStates';

/** The judge's opinion in the order of this reviewer's screen. */
const opinionWords: Record<NonNullable<PairListItem['opinion']>, string> = {
  none: '',
  first: 'A better',
  second: 'B better',
  tie: 'tie',
  inconsistent: 'inconsistent',
  unresolved: 'unresolved',
  judge_error: 'judge error',
};

/** The list of pairs. It says nothing of a judge's opinion that the reviewer may not know yet. */
export const pairColumns: readonly Column<PairListItem>[] = [
  // One task has a pair for every two responses, whose models are not said here: the number tells them apart.
  {
    key: 'pair',
    header: 'Pair',
    width: '52px',
    align: 'right',
    cell: (row) => <span className="t3">{row.position + 1}</span>,
  },
  taskColumn(),
  {
    key: 'prompt',
    header: 'Prompt',
    width: 'minmax(80px, 1fr)',
    cell: (row) => <span className="t2 ell">{row.prompt}</span>,
  },
  {
    key: 'run',
    header: 'Run',
    width: 'minmax(110px, 1fr)',
    cell: (row) => <span className="t2 ell">{row.runName}</span>,
  },
  { key: 'lane', header: 'Lane', width: '100px', cell: (row) => <span className="t2">{row.lane}</span> },
  { key: 'state', header: 'State', width: '130px', cell: (row) => stateWords(row.state) },
  {
    key: 'opinion',
    header: 'Judge',
    width: '140px',
    cell: (row) => <span className="t2">{row.opinion === null ? '' : opinionWords[row.opinion]}</span>,
  },
  {
    key: 'own',
    header: 'You',
    width: '130px',
    cell: (row) => (row.own !== null ? choiceWords[row.own] : row.done ? <span className="t2">skipped</span> : ''),
  },
  {
    key: 'verdicts',
    header: 'Verdicts',
    width: '80px',
    align: 'right',
    cell: (row) => `${row.verdicts} of ${row.overlap}`,
  },
];
