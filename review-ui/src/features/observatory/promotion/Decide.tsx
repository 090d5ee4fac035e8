import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { count } from '@/lib/format/numbers';
import { decide, decisionsQuery, type DecisionKind } from '../api/decisions';
import type { Promotion } from '../api/promotion';
import { blocking } from '../model/PromotionTag';
import { ReasonForm } from '../parts/ReasonForm';
import { useChange } from '../parts/useChange';
import { decisionWords, possibleDecisions, standingDecision } from './decisions';
import classes from './Promotion.module.css';

/** Promotes a checkpoint, rejects it, or takes that back; each with a reason, and each stays in the record. */
export function Decide({ promotion, checkpoint }: { promotion: Promotion; checkpoint: string }) {
  const [kind, setKind] = useState<DecisionKind | null>(null);
  const { data } = useInfiniteQuery(decisionsQuery(promotion.modelId));
  const note = useChange(({ reason, of }: { reason: string; of: DecisionKind }) => decide(checkpoint, of, reason), {
    done: 'The decision is noted.',
    onDone: () => setKind(null),
  });
  if (data === undefined) return null;
  const stands = standingDecision(
    data.pages.flatMap((page) => page.items),
    checkpoint,
  );
  const open = blocking(promotion).length;
  const place = promotion.step === null ? 'this checkpoint' : `step ${count(promotion.step)}`;
  return (
    <section className={classes['decide']} aria-label="Decision">
      {kind === null ? (
        <div className="row wrap">
          <span className="t2 sm">
            {stands === null ? `No decision on ${place} yet.` : `${place}: ${decisionWords[stands].done}.`}
          </span>
          <span className="sp" />
          {possibleDecisions(stands).map((one) => (
            <Button
              key={one}
              variant={one === 'promoted' ? 'filled' : 'default'}
              disabled={one === 'promoted' && open > 0}
              title={one === 'promoted' && open > 0 ? 'Blocked: waive what may be waived first' : undefined}
              onClick={() => {
                note.reset();
                setKind(one);
              }}
            >
              {decisionWords[one].action}
            </Button>
          ))}
        </div>
      ) : (
        <ReasonForm
          label={`${decisionWords[kind].action} ${place}`}
          action={decisionWords[kind].action}
          busy={note.isPending}
          error={note.error}
          onSubmit={(reason) => note.mutate({ reason, of: kind })}
          onCancel={() => setKind(null)}
        >
          {decisionWords[kind].what}
        </ReasonForm>
      )}
      {kind === null && open > 0 && (
        <p className="t3 sm">
          Blocked by {open} {open === 1 ? 'clause' : 'clauses'}: nothing can be promoted until each passes or is waived.
        </p>
      )}
    </section>
  );
}
