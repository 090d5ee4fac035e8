import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo, useRef, useState } from 'react';
import { notifyError } from '@/components/notify';
import { markAcceptable } from './queries';
import type { Card } from './types';

interface Mark {
  readonly id: string;
  readonly isAcceptable: boolean;
  readonly step: number;
  /** Whether the server has it: then the next answers that it sends hold it too. */
  readonly isStored: boolean;
}

type Marks = ReadonlyMap<string, Mark>;

/** Marks answers as acceptable or not: shown at once, taken back when the server refuses. */
export function useAcceptability(run: string, stored: readonly Card[]) {
  const queries = useQueryClient();
  const [marks, setMarks] = useState<Marks>(new Map());
  const [seen, setSeen] = useState(stored);
  if (stored !== seen) {
    // Not when the server has confirmed: its answers are drawn later than that, and the mark would go out in between.
    setSeen(stored);
    setMarks((before) => without(before, ({ isStored }) => isStored));
  }
  const steps = useRef(0);
  const { mutate } = useMutation({
    // One after the other: the last mark is the one that stands.
    scope: { id: `acceptability ${run}` },
    mutationFn: ({ id, isAcceptable }: Mark) => markAcceptable(id, isAcceptable),
    onSuccess: (_, { id, step }) =>
      setMarks((before) => {
        const mark = before.get(id);
        return mark?.step === step ? new Map(before).set(id, { ...mark, isStored: true }) : before;
      }),
    onError: (error, { step }) => {
      setMarks((before) => without(before, (mark) => mark.step === step));
      notifyError('The answer was not marked.', error, 'It is as it was.');
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['lab'] }),
  });
  const cards = useMemo(
    () =>
      stored.map((card) => {
        const mark = marks.get(card.experiment);
        return mark === undefined ? card : { ...card, isAcceptable: mark.isAcceptable };
      }),
    [stored, marks],
  );
  const mark = useCallback(
    (id: string, isAcceptable: boolean) => {
      const made = { id, isAcceptable, step: ++steps.current, isStored: false };
      setMarks((before) => new Map(before).set(id, made));
      mutate(made);
    },
    [mutate],
  );
  return { cards, mark };
}

function without(marks: Marks, gone: (mark: Mark) => boolean): Marks {
  return [...marks.values()].some(gone) ? new Map([...marks].filter(([, mark]) => !gone(mark))) : marks;
}
