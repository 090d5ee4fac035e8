/** An order of experiments, best first; those within one group are tied. */
export type Ranking = readonly (readonly string[])[];

/** The place of one experiment: competition ranks, so after two that share the second place comes the fourth. */
export interface Place {
  readonly rank: number;
  readonly isTied: boolean;
}

/** Where one experiment goes, seen from another: before it, after it, or into its tie. */
export type Side = 'before' | 'with' | 'after';

/** The experiments in their order; tied ones in the order they were put. */
export const flat = (ranking: Ranking): readonly string[] => ranking.flat();

/** The place of every experiment. */
export function placesOf(ranking: Ranking): ReadonlyMap<string, Place> {
  const places = new Map<string, Place>();
  let before = 0;
  for (const group of ranking) {
    for (const id of group) places.set(id, { rank: before + 1, isTied: group.length > 1 });
    before += group.length;
  }
  return places;
}

/** The ranking without one experiment. */
export function without(ranking: Ranking, id: string): Ranking {
  return ranking.map((group) => group.filter((other) => other !== id)).filter((group) => group.length > 0);
}

/**
 * One step towards the front (−1) or the end (+1): out of its tie first, else past the group beside it. Groups of which nothing is `visible` are
 * passed along with the next one, so that every step shows.
 */
export function moved(
  ranking: Ranking,
  id: string,
  by: -1 | 1,
  visible: (id: string) => boolean = () => true,
): Ranking {
  const at = ranking.findIndex((group) => group.includes(id));
  const rest = without(ranking, id);
  const others = ranking[at]?.filter((other) => other !== id) ?? [];
  if (at === -1) return ranking;
  if (others.some(visible)) return rest.toSpliced(by === -1 ? at : at + 1, 0, [id]);
  // Alone, or tied only with what is not shown: its own place in `rest` is between the groups.
  let target = by === -1 ? at - 1 : others.length > 0 ? at + 1 : at;
  while (target >= 0 && target < rest.length && !(rest[target] ?? []).some(visible)) target += by;
  if (target < 0 || target >= rest.length) return ranking;
  return rest.toSpliced(by === -1 ? target : target + 1, 0, [id]);
}

/** Puts an experiment at a rank, alone; where that rank lies within a tie, behind the tie. */
export function atRank(ranking: Ranking, id: string, rank: number): Ranking {
  if (!flat(ranking).includes(id)) return ranking;
  const rest = without(ranking, id);
  let before = 0;
  let at = 0;
  for (; at < rest.length && before < rank - 1; at++) before += rest[at]?.length ?? 0;
  return rest.toSpliced(at, 0, [id]);
}

/** Ties an experiment and the one before it, with all that is tied with either; once more takes them apart at the same place. */
export function tieToggled(ranking: Ranking, id: string): Ranking {
  const at = ranking.findIndex((group) => group.includes(id));
  const group = ranking[at];
  if (group === undefined) return ranking;
  const within = group.indexOf(id);
  if (within > 0) return ranking.toSpliced(at, 1, group.slice(0, within), group.slice(within));
  const left = ranking[at - 1];
  return left === undefined ? ranking : ranking.toSpliced(at - 1, 2, [...left, ...group]);
}

/** Puts an experiment beside another one, or into its tie. */
export function placed(ranking: Ranking, id: string, target: string, side: Side): Ranking {
  if (id === target || !flat(ranking).includes(id)) return ranking;
  const rest = without(ranking, id);
  const at = rest.findIndex((group) => group.includes(target));
  const group = rest[at];
  if (group === undefined) return ranking;
  if (side === 'with') return rest.toSpliced(at, 1, group.toSpliced(group.indexOf(target) + 1, 0, id));
  return rest.toSpliced(side === 'before' ? at : at + 1, 0, [id]);
}

/** Exactly these experiments: what is gone is left out, what is new comes last, untied. */
export function completed(ranking: Ranking, ids: readonly string[]): Ranking {
  const known = new Set(flat(ranking));
  const wanted = new Set(ids);
  const kept = ranking.map((group) => group.filter((id) => wanted.has(id))).filter((group) => group.length > 0);
  return [...kept, ...ids.filter((id) => !known.has(id)).map((id) => [id])];
}

/** A ranking from ranks, 1 is best; equal ranks are tied. */
export function fromRanks(ranks: readonly { readonly experiment: string; readonly rank: number }[]): Ranking {
  const places = [...new Set(ranks.map(({ rank }) => rank))].sort((one, other) => one - other);
  return places.map((place) => ranks.filter(({ rank }) => rank === place).map(({ experiment }) => experiment));
}

/** Whether two rankings say the same: the order within a tie says nothing. */
export function saysSame(one: Ranking, other: Ranking): boolean {
  return (
    one.length === other.length &&
    one.every((group, at) => {
      const beside = other[at] ?? [];
      return group.length === beside.length && group.every((id) => beside.includes(id));
    })
  );
}

/** Whether two rankings are the same, tied ones in the same order too. */
export const isSame = (one: Ranking, other: Ranking): boolean => JSON.stringify(one) === JSON.stringify(other);
