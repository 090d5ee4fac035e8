import { NumberInput } from '@mantine/core';
import { useState } from 'react';
import { FormDialog } from '@/components/FormDialog';
import { useChange } from '../../parts/useChange';
import { setWeights } from '../queries';
import type { Weights } from '../types';

const parts = ['quality', 'speed', 'cost'] as const;

/** Sets how much quality, speed and cost count for a prompt, in percent. */
export function WeightsDialog({ prompt, weights, onClose }: { prompt: string; weights: Weights; onClose: () => void }) {
  const [draft, setDraft] = useState<Weights>(() => ({
    quality: Math.round(weights.quality * 100),
    speed: Math.round(weights.speed * 100),
    cost: Math.round(weights.cost * 100),
  }));
  const change = useChange(
    () => setWeights(prompt, { quality: draft.quality / 100, speed: draft.speed / 100, cost: draft.cost / 100 }),
    { done: 'The weights are set.', onDone: onClose },
  );
  const sum = draft.quality + draft.speed + draft.cost;
  return (
    <FormDialog
      title="What counts"
      action="Set"
      blocked={sum === 100 ? null : `They sum to ${sum}%, not to 100%.`}
      busy={change.isPending}
      error={change.error}
      onSubmit={() => change.mutate(undefined)}
      onClose={onClose}
    >
      <p className="t2 sm">
        A config’s score is the weighted sum of its quality, speed and cost, each from 0 to 10. What is unknown is left
        out, and the others count more.
      </p>
      {parts.map((part, at) => (
        <NumberInput
          key={part}
          size="xs"
          label={part}
          suffix="%"
          min={0}
          max={100}
          step={5}
          value={draft[part]}
          data-autofocus={at === 0 || undefined}
          onChange={(value) => setDraft({ ...draft, [part]: typeof value === 'number' ? value : 0 })}
        />
      ))}
    </FormDialog>
  );
}
