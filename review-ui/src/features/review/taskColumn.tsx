import { SafeText } from '@/components/SafeText';
import type { Column } from '@/components/table/column';

/** The column that names the task of a row; first in every list of pairs. */
export function taskColumn<Row extends { readonly task: string }>(): Column<Row> {
  return {
    key: 'task',
    header: 'Task',
    width: 'minmax(180px, 2fr)',
    cell: (row) => (
      <b className="ell">
        <SafeText text={row.task} />
      </b>
    ),
  };
}
