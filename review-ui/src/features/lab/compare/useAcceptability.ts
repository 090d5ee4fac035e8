import { useMutation, useQueryClient } from '@tanstack/react-query';
import { notifyError } from '@/components/notify';
import { compareQuery, markAcceptable } from './queries';
import type { Comparison } from './types';

/** Marks answers of a run as acceptable or not: shown at once, taken back when the server refuses. */
export function useAcceptability({ prompt, run }: { prompt: string; run: string }) {
  const queries = useQueryClient();
  const key = compareQuery(prompt, run).queryKey;
  const mark = (id: string, isAcceptable: boolean) =>
    queries.setQueryData<Comparison>(
      key,
      (before) =>
        before && {
          ...before,
          cards: before.cards.map((card) => (card.experiment === id ? { ...card, isAcceptable } : card)),
        },
    );
  const { mutate } = useMutation({
    // One after the other: the last mark is the one that stands.
    scope: { id: `acceptability ${run}` },
    mutationFn: ({ id, isAcceptable }: { id: string; isAcceptable: boolean }) => markAcceptable(id, isAcceptable),
    onMutate: async ({ id, isAcceptable }) => {
      await queries.cancelQueries({ queryKey: key });
      mark(id, isAcceptable);
    },
    onError: (error, { id, isAcceptable }) => {
      mark(id, !isAcceptable);
      notifyError('The answer was not marked.', error, 'It is as it was.');
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['lab'] }),
  });
  return (id: string, isAcceptable: boolean) => mutate({ id, isAcceptable });
}
