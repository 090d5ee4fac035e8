import { Progress } from '@mantine/core';
import type { IconName } from '@/components/Icon';
import { Tag, type TagTone } from '@/components/Tag';
import { count } from '@/lib/format/numbers';
import type { Run } from '../api/types';

const looks: Record<Run['status'], { word: string; tone: TagTone; icon: IconName }> = {
  running: { word: 'running', tone: 'accent', icon: 'running' },
  experiment_completed: { word: 'answers ready', tone: 'plain', icon: 'check' },
  judging: { word: 'judging', tone: 'accent', icon: 'judge' },
  analysis_completed: { word: 'AI ranked', tone: 'plain', icon: 'judge' },
  failed: { word: 'failed', tone: 'fail', icon: 'x' },
  cancelled: { word: 'cancelled', tone: 'warn', icon: 'dash' },
};

/** Whether somebody still works on a run. */
export const isMoving = ({ status }: Pick<Run, 'status'>): boolean => status === 'running' || status === 'judging';

/** How a run stands; one that runs says how far it is, one that came to rest how much of it failed. */
export function RunStatusTag({ run }: { run: Pick<Run, 'status' | 'planned' | 'done' | 'failed'> }) {
  const { word, tone, icon } = looks[run.status];
  return (
    <span className="row wrap" style={{ gap: '2px 6px' }}>
      <Tag tone={tone} icon={icon}>
        {word}
      </Tag>
      {run.status === 'running' && <Done done={run.done} planned={run.planned} />}
      {run.status !== 'running' && run.failed > 0 && (
        <span className="err xs nw">
          {run.failed === run.planned ? 'no answer' : `${count(run.failed)} without answer`}
        </span>
      )}
    </span>
  );
}

function Done({ done, planned }: { done: number; planned: number }) {
  return (
    <span className="row" style={{ gap: 6 }}>
      <Progress
        value={planned === 0 ? 0 : (100 * done) / planned}
        w={48}
        size={6}
        aria-label={`${count(done)} of ${count(planned)} answers`}
      />
      <span className="t3 xs nw">
        {count(done)} of {count(planned)}
      </span>
    </span>
  );
}
