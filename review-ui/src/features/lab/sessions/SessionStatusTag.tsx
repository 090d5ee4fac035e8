import type { IconName } from '@/components/Icon';
import { Tag, type TagTone } from '@/components/Tag';
import type { Session } from '../api/types';

const looks: Record<Session['status'], { word: string; tone: TagTone; icon: IconName }> = {
  running: { word: 'running', tone: 'accent', icon: 'running' },
  completed: { word: 'completed', tone: 'plain', icon: 'check' },
  failed: { word: 'failed', tone: 'fail', icon: 'x' },
  cancelled: { word: 'cancelled', tone: 'warn', icon: 'dash' },
};

/** How a session stands. */
export function SessionStatusTag({ status }: { status: Session['status'] }) {
  const { word, tone, icon } = looks[status];
  return (
    <Tag tone={tone} icon={icon}>
      {word}
    </Tag>
  );
}
