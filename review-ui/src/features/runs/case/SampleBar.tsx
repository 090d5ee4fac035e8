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
      <h2 className={classes['label']}>
        Samples
        <span className="sp" />
        <Keys of="case.previousSample" />
        <Keys of="case.nextSample" />
      </h2>
      <div className={classes['samples']}>
        {samples.map((sample, index) => (
          <UnstyledButton
            key={sample.index}
            aria-pressed={index === chosen}
            title={`Sample ${sample.index + 1}`}
            onClick={() => onChoose(index)}
          >
            <span className="visually-hidden">Sample {sample.index + 1}:</span>
            <Outcome outcome={sample.outcome} variant="badge" selected={index === chosen} fill />
          </UnstyledButton>
        ))}
      </div>
    </section>
  );
}
