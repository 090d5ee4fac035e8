import { Progress } from '@mantine/core';
import type { CaseCounts, RunStatus } from '../api/types';
import { Tag, type TagTone } from '@/components/Tag';
import type { IconName } from '@/components/Icon';
import { count } from '@/lib/format/numbers';

const looks: Record<RunStatus, { word: string; tone: TagTone; icon: IconName }> = {
  running: { word: 'running', tone: 'accent', icon: 'running' },
  completed: { word: 'completed', tone: 'plain', icon: 'check' },
  interrupted: { word: 'interrupted', tone: 'warn', icon: 'dash' },
  failed: { word: 'broke', tone: 'err', icon: 'unmeasured' },
  budget_reached: { word: 'budget reached', tone: 'warn', icon: 'info' },
  killed: { word: 'killed', tone: 'warn', icon: 'x' },
};

/** The words of all states, for filters. */
export const runStatuses = Object.entries(looks).map(([value, { word }]) => ({ value, label: word }));

/** How a run stands; one that runs says how far it is. */
export function RunStatusTag({ status, cases }: { status: RunStatus; cases: CaseCounts }) {
  const { word, tone, icon } = looks[status];
  if (status !== 'running') {
    return (
      <Tag tone={tone} icon={icon}>
        {word}
      </Tag>
    );
  }
  const done = cases.planned - cases.pending;
  const percent = cases.planned === 0 ? 0 : (100 * done) / cases.planned;
  return (
    <span className="row wrap" style={{ gap: '2px 6px' }}>
      <Tag tone={tone} icon={icon}>
        {word}
      </Tag>
      <span className="row" style={{ gap: 6 }}>
        <Progress
          value={percent}
          w={48}
          size={6}
          aria-label={`${count(done)} of ${count(cases.planned)} cases are done`}
        />
        <span className="t3 xs">
          {count(done)} of {count(cases.planned)}
        </span>
      </span>
    </span>
  );
}
