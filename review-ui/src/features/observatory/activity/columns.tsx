import { Icon } from '@/components/Icon';
import { SafeText } from '@/components/SafeText';
import type { Column } from '@/components/table/column';
import { score, signed } from '@/lib/format/numbers';
import { moment } from '@/lib/format/times';
import { SeverityTag } from '../alerts/AlertTags';
import { eventLook, type Entry } from './entries';

/** The columns of the log; on a phone, what decides. */
export function activityColumns(narrow: boolean): readonly Column<Entry>[] {
  const type: Column<Entry> = {
    key: 'type',
    header: 'Event',
    width: narrow ? '104px' : '150px',
    cell: (entry) => {
      if (entry.severity !== null && narrow) return <SeverityTag severity={entry.severity} />;
      const { word, icon } = eventLook(entry.type);
      return (
        <span className="row nw" style={{ gap: 4 }}>
          <Icon name={icon} size={12} />
          <SafeText text={word} />
        </span>
      );
    },
  };
  const summary: Column<Entry> = {
    key: 'summary',
    header: 'What',
    width: 'minmax(160px, 4fr)',
    cell: (entry) => (
      <span className="row nw">
        {entry.severity !== null && !narrow && <SeverityTag severity={entry.severity} />}
        <span className="ell" title={entry.summary}>
          <SafeText text={entry.summary} />
        </span>
      </span>
    ),
  };
  if (narrow) return [type, summary];
  return [
    type,
    summary,
    { key: 'score', header: 'Score', width: '70px', align: 'right', cell: (entry) => score(entry.newScore) },
    {
      key: 'delta',
      header: 'Change',
      width: '80px',
      align: 'right',
      cell: (entry) => (entry.delta === null ? <span className="t3" title="Nothing before it to compare with">none</span> : signed(entry.delta)),
    },
    {
      key: 'at',
      header: 'When, UTC',
      width: '118px',
      align: 'right',
      cell: (entry) => <span className="t3 nw">{moment(entry.at)}</span>,
    },
  ];
}
