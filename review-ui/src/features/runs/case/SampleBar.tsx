import { UnstyledButton } from '@mantine/core';
import { Keys } from '@/components/Keys';
import { Outcome } from '@/components/Outcome';
import type { Sample } from '../api/types';
import classes from './Case.module.css';

/** The samples of a case, one of them chosen. */
export function SampleBar({
  samples,
  chosen,
  onChoose,
}: {
  samples: readonly Sample[];
  chosen: number;
  onChoose: (index: number) => void;
}) {
  return (
    <section className={classes['section']}>
      <h3 className={classes['label']}>
        Samples
        <span className="sp" />
        <Keys of="case.previousSample" />
        <Keys of="case.nextSample" />
      </h3>
      <div className={classes['samples']}>
        {samples.map((sample, index) => (
          <UnstyledButton
            key={sample.index}
            aria-pressed={index === chosen}
            aria-label={`Sample ${sample.index + 1}`}
            onClick={() => onChoose(index)}
          >
            <Outcome outcome={sample.outcome} variant="badge" selected={index === chosen} fill />
          </UnstyledButton>
        ))}
      </div>
    </section>
  );
}
