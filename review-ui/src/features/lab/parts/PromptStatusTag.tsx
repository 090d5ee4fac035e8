import type { IconName } from '@/components/Icon';
import { Tag, type TagTone } from '@/components/Tag';
import type { PromptListItem } from '../api/types';

const looks: Record<PromptListItem['status'], { word: string; tone: TagTone; icon: IconName }> = {
  not_run: { word: 'not run', tone: 'plain', icon: 'pending' },
  results_ready: { word: 'answers ready', tone: 'plain', icon: 'check' },
  ai_evaluated: { word: 'AI ranked', tone: 'plain', icon: 'judge' },
  user_ranked: { word: 'ranked by people', tone: 'pass', icon: 'user' },
};

/** How far a prompt has come. */
export function PromptStatusTag({ prompt }: { prompt: Pick<PromptListItem, 'status' | 'isRunning' | 'isActive'> }) {
  if (!prompt.isActive) return <Tag icon="dash">deleted</Tag>;
  if (prompt.isRunning)
    return (
      <Tag tone="accent" icon="running">
        running
      </Tag>
    );
  const { word, tone, icon } = looks[prompt.status];
  return (
    <Tag tone={tone} icon={icon}>
      {word}
    </Tag>
  );
}
