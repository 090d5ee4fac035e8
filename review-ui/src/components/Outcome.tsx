import { Icon } from './Icon';
import classes from './Outcome.module.css';
import { outcomeLook } from './outcomes';

interface OutcomeProps {
  /** The stored name, e.g. `no_code`. */
  outcome: string;
  /** Samples that passed of those that were measured; of none, `n 0` is said, never `0/5`. */
  passed?: number | undefined;
  measured?: number | undefined;
  /** `badge` has an edge whatever the outcome; `cell` leaves what is right without a fill. */
  variant?: 'cell' | 'badge';
  selected?: boolean;
  /** True when it takes all of its place, with the count at the right end. */
  fill?: boolean;
}

/** An outcome as glyph, word and count: colour never speaks alone. What is right is plain, what is wrong is filled, what is unknown hatched. */
export function Outcome({ outcome, passed, measured, variant = 'cell', selected = false, fill = false }: OutcomeProps) {
  const { tone, word, icon } = outcomeLook(outcome);
  return (
    <span
      className={classes['outcome']}
      data-tone={tone}
      data-variant={variant}
      data-selected={selected || undefined}
      data-fill={fill || undefined}
    >
      <Icon name={icon} size={12} />
      <span className={classes['word']}>{word}</span>
      {measured !== undefined && measured > 0 && (
        <span className={classes['count']}>
          {passed ?? 0}/{measured}
        </span>
      )}
      {measured === 0 && <span className={variant === 'badge' ? classes['count'] : 'visually-hidden'}>n 0</span>}
    </span>
  );
}
