import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo, useRef, useState } from 'react';
import { notifyError } from '@/components/notify';
import { markAcceptable } from './queries';
import type { Card } from './types';

interface Mark {
  readonly id: string;
  readonly isAcceptable: boolean;
  readonly step: number;
}

/** Marks answers as acceptable or not: shown at once, taken back when the server refuses. */
export function useAcceptability(run: string, stored: readonly Card[]) {
  const queries = useQueryClient();
  const [marks, setMarks] = useState<ReadonlyMap<string, Mark>>(new Map());
  const steps = useRef(0);
  const forget = useCallback((done: Mark) => {
    // A later mark of the same answer stands until it has come back itself.
    setMarks((before) =>
      before.get(done.id)?.step === done.step ? new Map([...before].filter(([id]) => id !== done.id)) : before,
    );
  }, []);
  const { mutate } = useMutation({
    // One after the other: the last mark is the one that stands.
    scope: { id: `acceptability ${run}` },
    mutationFn: ({ id, isAcceptable }: Mark) => markAcceptable(id, isAcceptable),
    onError: (error) => notifyError('The answer was not marked.', error, 'It is as it was.'),
    onSettled: async (_, __, mark) => {
      await queries.invalidateQueries({ queryKey: ['lab'] });
      forget(mark);
    },
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
      const made = { id, isAcceptable, step: ++steps.current };
      setMarks((before) => new Map(before).set(id, made));
      mutate(made);
    },
    [mutate],
  );
  return { cards, mark };
}
