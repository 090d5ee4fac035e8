import { Button } from '@mantine/core';
import { Icon } from '@/components/Icon';
import { Keys } from '@/components/Keys';
import type { ShortcutId } from '@/lib/keyboard/shortcuts';
import { choices, choiceWords, type Choice } from '../model/review';
import classes from './Item.module.css';

/** The key of each verdict. */
export const verdictKeys: Record<Choice, ShortcutId> = {
  a_much_better: 'review.aMuchBetter',
  a_better: 'review.aBetter',
  tie: 'review.tie',
  b_better: 'review.bBetter',
  b_much_better: 'review.bMuchBetter',
  both_bad: 'review.bothBad',
};

interface VerdictRowProps {
  verdict: Choice | null;
  /** The judge's verdict where it is shown: its mark sits on that button. */
  suggested: Choice | null;
  submitLabel: string;
  canSubmit: boolean;
  onChoose: (verdict: Choice) => void;
  onSubmit: () => void;
  onSave: () => void;
  onSkip: () => void;
  onBack: (() => void) | null;
}

/** The decision: verdicts in the order of the screen, A at the left. */
export function VerdictRow(props: VerdictRowProps) {
  const { verdict, suggested, submitLabel, canSubmit, onChoose, onSubmit, onSave, onSkip, onBack } = props;
  return (
    <div className={classes['decide']}>
      <div className={classes['left']}>
        <Button
          size="sm"
          disabled={onBack === null}
          onClick={onBack ?? undefined}
          rightSection={<Keys of="review.back" />}
        >
          Previous
        </Button>
        <Button size="sm" variant="subtle" color="gray" onClick={onSkip} rightSection={<Keys of="review.skip" />}>
          Skip
        </Button>
      </div>
      <VerdictButtons verdict={verdict} suggested={suggested} onChoose={onChoose} />
      <div className={classes['right']}>
        <Button size="sm" onClick={onSave} rightSection={<Keys of="review.save" />}>
          Draft
        </Button>
        <Button
          size="sm"
          variant="filled"
          aria-disabled={!canSubmit}
          data-waiting={!canSubmit || undefined}
          onClick={onSubmit}
          rightSection={<Keys of="review.submit" />}
        >
          {submitLabel}
        </Button>
      </div>
    </div>
  );
}

/** The buttons of the verdicts, in the order of the screen. */
export function VerdictButtons({
  verdict,
  suggested,
  onChoose,
}: Pick<VerdictRowProps, 'verdict' | 'suggested' | 'onChoose'>) {
  return (
    <div className={classes['verdicts']} role="group" aria-label="Verdict">
      {choices.map((choice) => (
        <VerdictButton
          key={choice}
          choice={choice}
          pressed={verdict === choice}
          suggested={suggested === choice}
          onChoose={onChoose}
        />
      ))}
    </div>
  );
}

interface VerdictButtonProps {
  choice: Choice;
  pressed: boolean;
  suggested: boolean;
  onChoose: (verdict: Choice) => void;
}

function VerdictButton({ choice, pressed, suggested, onChoose }: VerdictButtonProps) {
  return (
    <>
      {choice === 'both_bad' && <span className={classes['gap']} />}
      <button type="button" className={classes['verdict']} aria-pressed={pressed} onClick={() => onChoose(choice)}>
        {suggested && (
          <span className={classes['mark']}>
            <Icon name="judge" size={12} />
            judge
          </span>
        )}
        {choiceWords[choice]}
        <Keys of={verdictKeys[choice]} />
      </button>
    </>
  );
}
