import { SafeText } from '@/components/SafeText';
import type { Column } from '@/components/table/column';
import { moment } from '@/lib/format/times';
import type { Session } from '../api/types';
import { progressText } from './progress';
import { SessionBar } from './SessionProgress';
import { SessionStatusTag } from './SessionStatusTag';

const progress: Column<Session> = {
  key: 'progress',
  header: 'Progress',
  width: 'minmax(150px, 1.4fr)',
  cell: (session) => (
    <>
      <SessionBar session={session} width={120} />
      <span className="t3 xs">{progressText(session)}</span>
    </>
  ),
};

const prompt: Column<Session> = {
  key: 'prompt',
  header: 'Prompt',
  width: 'minmax(140px, 1.6fr)',
  cell: (session) => (
    <>
      <div className="b ell">
        <SafeText text={session.prompt} />
      </div>
      {session.error !== null && (
        <div className="err xs ell">
          <SafeText text={session.error} />
        </div>
      )}
    </>
  ),
};

const status: Column<Session> = {
  key: 'status',
  header: 'Status',
  width: '116px',
  cell: (session) => <SessionStatusTag status={session.status} />,
};

/** The columns of the list of sessions; beside an open one and on a phone, what decides. */
export function sessionColumns(narrow: boolean, beside: boolean): readonly Column<Session>[] {
  if (narrow)
    return [
      {
        ...prompt,
        width: 'minmax(120px, 1fr)',
        cell: (session) => (
          <>
            {prompt.cell(session)}
            <SessionStatusTag status={session.status} />
          </>
        ),
      },
      { ...progress, width: '150px' },
    ];
  return [
    prompt,
    status,
    progress,
    ...(beside
      ? []
      : [
          {
            key: 'by',
            header: 'Asked for by',
            width: 'minmax(90px, 0.7fr)',
            cell: (session: Session) => (
              <span className="t2">
                <SafeText text={session.requestedBy} />
              </span>
            ),
          },
        ]),
    {
      key: 'begun',
      header: 'Begun, UTC',
      width: '112px',
      align: 'right',
      cell: (session) => <span className="t3">{moment(session.createdAt)}</span>,
    },
  ];
}
