import { SafeText } from '@/components/SafeText';
import type { Column } from '@/components/table/column';
import { Subject } from '../parts/Subject';
import type { BoardRow } from './board';
import { BoardCellView } from './BoardCellView';

/** The columns of the board: who and what, then a cell per round. On a phone both stand in one column, which stays in sight. */
export function columnsOf(rounds: readonly number[], narrow: boolean): readonly Column<BoardRow>[] {
  const subject = (row: BoardRow) => (
    <b>
      <Subject model={row.model} prompt={row.prompt} />
    </b>
  );
  const heads: readonly Column<BoardRow>[] = narrow
    ? [
        {
          key: 'subject',
          header: 'Subject, template',
          width: '150px',
          sticky: true,
          cell: (row) => (
            <div style={{ minWidth: 0 }}>
              <div className="ell">{subject(row)}</div>
              <div className="ell t2 sm">
                <SafeText text={row.template} />
              </div>
            </div>
          ),
        },
      ]
    : [
        { key: 'subject', header: 'Subject', width: 'minmax(170px, 1fr)', cell: subject },
        {
          key: 'template',
          header: 'Template',
          width: 'minmax(170px, 1fr)',
          cell: (row) => <SafeText text={row.template} />,
        },
      ];
  return [
    ...heads,
    ...rounds.map((round): Column<BoardRow> => ({
      key: String(round),
      header: `Round ${round}`,
      width: 'minmax(210px, 1.5fr)',
      choosable: true,
      cell: (row) => <BoardCellView cell={row.rounds.get(round)} />,
    })),
  ];
}
