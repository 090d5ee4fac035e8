import { UnstyledButton } from '@mantine/core';
import { Fragment } from 'react';
import { Icon } from '@/components/Icon';
import { Keys } from '@/components/Keys';
import { SafeText } from '@/components/SafeText';
import { visibleText } from '@/lib/format/visible';
import { byWhom, scoreText } from '../model/handScores';
import type { Card } from '../types';
import classes from './Scores.module.css';

interface HandScoresProps {
  card: Card;
  /** Who looks at it; null while it is not known. */
  evaluator: string | null;
  canScore: boolean;
  /** Whether keys act on its card. */
  isCurrent: boolean;
  onOpen: () => void;
}

/** The scores that people gave an answer, each with its name, one's own first; pressed, it opens them to be read and written. */
export function HandScores({ card, evaluator, canScore, isCurrent, onOpen }: HandScoresProps) {
  const { mine, others } = byWhom(card.scores, evaluator);
  const all = [...(mine === undefined ? [] : [mine]), ...others];
  if (all.length === 0 && !canScore) return null;
  const note = all.find(({ notes }) => notes !== null)?.notes ?? null;
  const name = visibleText(card.config.name);
  return (
    <UnstyledButton className={classes['line'] ?? ''} aria-haspopup="dialog" onClick={onOpen}>
      <span className={classes['scores']}>
        <span className="t3">{all.length === 0 ? 'Score by hand' : 'By hand'}</span>
        <span className="visually-hidden"> {name}</span>
        <span className="ell sp r">
          {all.map((score, at) => (
            <Fragment key={score.id}>
              {at > 0 && ', '}
              <b>{scoreText(score.score)}</b>{' '}
              <span className="t3">{score === mine ? 'you' : <SafeText text={score.evaluator} />}</span>
            </Fragment>
          ))}
        </span>
        {isCurrent ? <Keys of="rank.score" /> : all.length === 0 && <Icon name="plus" size={12} />}
      </span>
      {note !== null && (
        <span className="xs t2 ell">
          <SafeText text={note} />
        </span>
      )}
    </UnstyledButton>
  );
}
