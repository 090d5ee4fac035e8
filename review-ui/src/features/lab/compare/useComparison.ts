import { useMemo } from 'react';
import { completed, fromRanks, type Ranking } from './model/ranking';
import type { Batch, Card, Comparison } from './types';

/** What follows from the server's answer for one chosen scoring. */
export interface Compared {
  /** The answers that can be ranked. */
  readonly ids: readonly string[];
  /** The scoring that is shown: the chosen one, else the newest that is completed. */
  readonly batch: Batch | null;
  /** The judge's order of what is shown. */
  readonly judged: Ranking;
  /** The order to begin with: what this person saved, else the judge's, else as they come. */
  readonly start: Ranking;
  readonly own: Ranking | null;
}

/** An answer that failed has nothing to be ranked by. */
const canBeRanked = ({ response, refusal, error }: Card) => error === null && (response !== null || refusal !== null);

/** Puts together what the page begins with. */
export function useComparison({ cards, batches, own }: Comparison, chosen: string | null): Compared {
  const done = batches.filter(({ status }) => status === 'completed');
  const batch = done.find(({ id }) => id === chosen) ?? done[0] ?? null;
  const ids = useMemo(() => cards.filter(canBeRanked).map(({ experiment }) => experiment), [cards]);
  return useMemo(() => {
    const shown = new Set(ids);
    const judged = fromRanks((batch?.scores ?? []).filter(({ experiment }) => shown.has(experiment)));
    const saved = own === null ? null : completed(own.groups, ids);
    return { ids, batch, judged, own: saved, start: saved ?? completed(judged, ids) };
  }, [ids, batch, own]);
}
