import { SafeText } from '@/components/SafeText';
import { Tag } from '@/components/Tag';
import { counted } from '@/lib/format/numbers';
import type { ReviewPrompt } from '../api/types';

/** How a review prompt scores, and how many calls that makes of so many answers. */
export function ReviewPromptNote({ review, answers }: { review: ReviewPrompt; answers?: number | undefined }) {
  const { description, criteria, mode, scale, connection, defaultModel } = review;
  return (
    <div className="stack" style={{ gap: 6 }} aria-label="How it scores" role="group">
      {description !== null && (
        <p className="t2 sm">
          <SafeText text={description} />
        </p>
      )}
      <div className="row wrap" style={{ gap: 4 }}>
        {criteria.length === 0 && <span className="t3 sm">the overall score alone</span>}
        {criteria.map((criterion) => (
          <Tag key={criterion}>
            <SafeText text={criterion} />
          </Tag>
        ))}
      </div>
      <p className="t3 sm">
        {mode === 'listwise'
          ? 'All answers at once, in a shuffled order and in its reverse: two calls'
          : `Each answer alone: ${answers === undefined ? 'one call for each' : counted(answers, 'call')}`}{' '}
        of <SafeText text={defaultModel} /> by <SafeText text={connection} />, {scale.lowest} to {scale.highest}.
      </p>
    </div>
  );
}
