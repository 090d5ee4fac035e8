import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useActiveTime } from '@/lib/activity/useActiveTime';
import type { ActiveTime } from '@/lib/activity/activeTime';
import type { Ranking } from './model/ranking';
import { comparisonsOf, saveRanking } from './queries';
import type { Comparison, SavedRanking } from './types';

/** How a ranking stands with the server. */
export interface Saving {
  readonly save: (ranking: Ranking, basedOnBatch: string | null) => Promise<SavedRanking>;
  readonly isPending: boolean;
  /** Why the last attempt came to nothing; null when it did not. */
  readonly error: unknown;
  /** Milliseconds at work on what is not saved yet. */
  readonly activeMs: (now: number) => number;
}

/** Saves rankings of one run, each with the time that went into it. Nothing is ever saved unless somebody asks for it. */
export function useSaving({ prompt, run }: { prompt: string; run: string }): Saving {
  const queries = useQueryClient();
  const time: ActiveTime = useActiveTime(0);
  const [counted, setCounted] = useState(0);
  const mutation = useMutation({
    mutationFn: async ({ ranking, basedOnBatch }: { ranking: Ranking; basedOnBatch: string | null }) => {
      const until = time.read(Date.now());
      const groups = ranking.map((group) => [...group]);
      const saved = await saveRanking({
        prompt,
        run,
        groups,
        basedOnBatch,
        notes: null,
        activeMs: Math.round(until - counted),
      });
      setCounted(until);
      return saved;
    },
    onSuccess: async (saved) => {
      const filter = { queryKey: comparisonsOf(prompt) };
      await queries.cancelQueries(filter);
      queries.setQueriesData<Comparison>(filter, (before) =>
        before?.run?.id === run ? withSaved(before, saved) : before,
      );
      // The agreement and the recommendation rest on it.
      void queries.invalidateQueries({ queryKey: ['lab'] });
    },
  });
  return {
    save: (ranking, basedOnBatch) => mutation.mutateAsync({ ranking, basedOnBatch }),
    isPending: mutation.isPending,
    error: mutation.error,
    activeMs: (now) => time.read(now) - counted,
  };
}

/** The comparison with a ranking that has just been saved; what follows from it is asked for again. */
function withSaved(before: Comparison, saved: SavedRanking): Comparison {
  const others = before.rankings.filter(({ evaluator }) => evaluator !== saved.evaluator);
  return { ...before, own: saved, rankings: [saved, ...others] };
}
