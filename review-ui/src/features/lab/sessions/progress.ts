import { counted } from '@/lib/format/numbers';
import type { Run, Session } from '../api/types';

/** What a session does now, in words: `run 3 of 5: 2 of 4 answers`. */
export function progressText(session: Pick<Session, 'status' | 'runs' | 'runsCompleted' | 'runList'>): string {
  if (session.status !== 'running') return `${session.runsCompleted} of ${counted(session.runs, 'run')}`;
  const now = session.runList.find(({ status }) => status === 'running' || status === 'judging');
  if (now === undefined)
    return session.runsCompleted === 0
      ? `${counted(session.runs, 'run')}, about to begin`
      : `${session.runsCompleted} of ${counted(session.runs, 'run')}`;
  return `run ${now.number} of ${session.runs}: ${stepText(now)}`;
}

function stepText({ status, done, planned }: Pick<Run, 'status' | 'done' | 'planned'>): string {
  return status === 'judging' ? 'the judge is at work' : `${done} of ${counted(planned, 'answer')}`;
}
