import { SafeText } from '@/components/SafeText';
import type { Column } from '@/components/table/column';
import { Tag } from '@/components/Tag';
import type { PairListItem } from '../api/contract';
import { choiceWords } from '../model/review';
import { stateWords } from './pairStates';

/** The list of pairs. It says nothing of a judge's opinion that the reviewer may not know yet. */
export const pairColumns: readonly Column<PairListItem>[] = [
  { key: 'title', header: 'Task', width: 'minmax(200px, 2fr)', cell: (row) => <b className="ell"><SafeText text={row.title} /></b> },
  { key: 'topic', header: 'Topic', width: 'minmax(90px, 1fr)', cell: (row) => <span className="t2">{row.topic ?? ''}</span> },
  { key: 'difficulty', header: 'Difficulty', width: '90px', cell: (row) => <span className="t2">{row.difficulty ?? ''}</span> },
  { key: 'run', header: 'Run', width: 'minmax(110px, 1fr)', cell: (row) => <span className="t2 ell">{row.runName}</span> },
  { key: 'lane', header: 'Lane', width: '100px', cell: (row) => <span className="t2">{row.lane}</span> },
  {
    key: 'state',
    header: 'State',
    width: '190px',
    cell: (row) => (
      <span className="row">
        <span>{stateWords(row.state)}</span>
        {row.hasDraft && <Tag tone="warn">draft</Tag>}
      </span>
    ),
  },
  { key: 'own', header: 'Your verdict', width: '120px', cell: (row) => (row.own === null ? '' : choiceWords[row.own]) },
  { key: 'verdicts', header: 'Verdicts', width: '80px', align: 'right', cell: (row) => `${row.verdicts} of ${row.overlap}` },
];
