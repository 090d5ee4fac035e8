import { SafeText } from '@/components/SafeText';
import { moment } from '@/lib/format/times';
import { scoreText } from '../model/handScores';
import type { HandScore } from '../types';
import classes from './Scores.module.css';

/** What people said of an answer, the latest of each. */
export function ScoresSaid({ scores }: { scores: readonly HandScore[] }) {
  return (
    <ul className={classes['said']}>
      {scores.map((score) => (
        <li key={score.id}>
          <b>
            <SafeText text={score.evaluator} />: {scoreText(score.score)}
          </b>{' '}
          <span className="t3">
            {score.kind !== 'human' && <SafeText text={`${score.kind}, `} />}
            {moment(score.createdAt)} UTC
          </span>
          {Object.keys(score.criteria).length > 0 && (
            <p className="t3">
              <SafeText
                text={Object.entries(score.criteria)
                  .map(([name, value]) => `${name.replaceAll('_', ' ')} ${scoreText(value)}`)
                  .join(', ')}
              />
            </p>
          )}
          <Said text={score.notes} />
          <Said name="Strengths" text={score.strengths} />
          <Said name="Weaknesses" text={score.weaknesses} />
        </li>
      ))}
    </ul>
  );
}

function Said({ name, text }: { name?: string; text: string | null }) {
  if (text === null) return null;
  return (
    <p>
      {name !== undefined && <b>{name}: </b>}
      <SafeText text={text} />
    </p>
  );
}
