import { SafeText } from '@/components/SafeText';
import { Tag } from '@/components/Tag';
import { moment } from '@/lib/format/times';
import item from '../item/Item.module.css';
import { categoryWords } from '../model/categories';
import { choiceWords } from '../model/review';
import classes from '../parts.module.css';
import type { ReviewerVote } from './votes';

/** What one reviewer said: verdict, critique, spans. */
export function VoteCard({
  vote,
  current,
  onPoint,
}: {
  vote: ReviewerVote;
  current: string | null;
  onPoint: (id: string) => void;
}) {
  return (
    <article className={classes['vote']} aria-label={`Verdict of ${vote.by}`}>
      <div className="row">
        <b>{vote.by}</b>
        <span>{vote.verdict === null ? '' : choiceWords[vote.verdict]}</span>
        <span className="sp" />
        {vote.lane !== null && <Tag>{vote.lane}</Tag>}
      </div>
      {vote.critique !== null && (
        <p className="sm t2">
          <SafeText text={vote.critique} />
        </p>
      )}
      {vote.issues.map((issue, index) => (
        <div key={issue.id} className="row sm">
          <button
            type="button"
            className={item['pin']}
            aria-current={issue.id === current || undefined}
            aria-label={`Go to span ${index + 1} of ${vote.by}`}
            onClick={() => onPoint(issue.id)}
          >
            {issue.side}
          </button>
          <span>{categoryWords(issue.category)}</span>
          <span className={item['severity']} data-severity={issue.severity}>
            {issue.severity}
          </span>
          <span className="ell t2">
            <SafeText text={issue.note === '' ? issue.quote.slice(0, 120) : issue.note} />
          </span>
        </div>
      ))}
      <span className="xs t3">{moment(vote.at)} UTC</span>
    </article>
  );
}
