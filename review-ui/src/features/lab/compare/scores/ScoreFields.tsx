import { Textarea } from '@mantine/core';
import { NumberField } from '@/components/NumberField';
import { visibleText } from '@/lib/format/visible';
import type { ScoreDraft } from '../model/handScores';
import classes from './Scores.module.css';

const range = { min: 0, max: 10, step: 0.5, decimalScale: 2, clampBehavior: 'none' } as const;
const texts = [
  ['strengths', 'Strengths'],
  ['weaknesses', 'Weaknesses'],
] as const;

interface ScoreFieldsProps {
  draft: ScoreDraft;
  onChange: (changes: Partial<ScoreDraft>) => void;
}

/** A score, what it is made of, and what there is to say. */
export function ScoreFields({ draft, onChange }: ScoreFieldsProps) {
  const criteria = Object.entries(draft.criteria);
  return (
    <>
      <NumberField
        label="Score"
        description="0 to 10, higher is better"
        required
        data-autofocus
        w={132}
        {...range}
        value={draft.score}
        onChange={(score) => onChange({ score })}
      />
      {criteria.length > 0 && (
        <div className={classes['fields']} role="group" aria-label="By criterion, where you want to">
          {criteria.map(([name, value]) => (
            <NumberField
              key={name}
              label={visibleText(name.replaceAll('_', ' '))}
              placeholder="not scored"
              {...range}
              value={value}
              onChange={(next) => onChange({ criteria: { ...draft.criteria, [name]: next } })}
            />
          ))}
        </div>
      )}
      <Textarea
        label="Notes"
        size="xs"
        autosize
        minRows={2}
        maxRows={8}
        value={draft.notes}
        onChange={(event) => onChange({ notes: event.currentTarget.value })}
      />
      <div className={classes['texts']}>
        {texts.map(([key, label]) => (
          <Textarea
            key={key}
            label={label}
            size="xs"
            autosize
            minRows={2}
            maxRows={6}
            value={draft[key]}
            onChange={(event) => onChange({ [key]: event.currentTarget.value })}
          />
        ))}
      </div>
    </>
  );
}
