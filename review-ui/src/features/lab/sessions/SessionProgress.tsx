import { Progress } from '@mantine/core';
import { Link } from 'react-router';
import { useAdmin } from '@/lib/session/useAdmin';
import { sessionAddress } from '../addresses';
import type { Session } from '../api/types';
import { CancelSession } from './CancelSession';
import { progressText } from './progress';
import { SessionStatusTag } from './SessionStatusTag';

/** How far a session is, in a line. */
export function SessionProgress({ session }: { session: Session }) {
  const admin = useAdmin();
  return (
    <div className="row wrap">
      <Link to={sessionAddress(session.id)}>Session of {session.runs}</Link>
      <SessionStatusTag status={session.status} />
      <SessionBar session={session} width={160} />
      <span className="t2 sm" role="status">
        {progressText(session)}
      </span>
      <span className="sp" />
      {admin && session.status === 'running' && <CancelSession session={session.id} />}
    </div>
  );
}

/** The part of a session that is done. */
export function SessionBar({ session, width }: { session: Pick<Session, 'progress'>; width: number }) {
  const percent = Math.round(100 * session.progress);
  return <Progress value={percent} w={width} size={6} aria-label={`${percent}% of the session is done`} />;
}
