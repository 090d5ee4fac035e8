import { placesOf, type Ranking } from './ranking';

/** How far a person moved an experiment from where the judge has it: up is positive. */
export interface Shift {
  readonly experiment: string;
  readonly from: number;
  readonly to: number;
  /** Others at the same place now. */
  readonly tiedWith: readonly string[];
}

/** What a ranking changed of the judge's, for the experiments that both rank; ranks are counted among those. */
export function shiftsOf(judge: Ranking, own: Ranking): ReadonlyMap<string, Shift> {
  const shared = new Set(judge.flat());
  const common = own.map((group) => group.filter((id) => shared.has(id))).filter((group) => group.length > 0);
  const mine = new Set(common.flat());
  const from = placesOf(judge.map((group) => group.filter((id) => mine.has(id))).filter((group) => group.length > 0));
  const to = placesOf(common);
  return new Map(
    common.flatMap((group) =>
      group.map((experiment) => {
        const tiedWith = group.filter((other) => other !== experiment);
        const shift = {
          experiment,
          from: from.get(experiment)?.rank ?? 0,
          to: to.get(experiment)?.rank ?? 0,
          tiedWith,
        };
        return [experiment, shift] as const;
      }),
    ),
  );
}

/** A shift in words: `moved up 1`, `unchanged`. */
export function shiftWords({ from, to }: Pick<Shift, 'from' | 'to'>): string {
  if (from === to) return 'unchanged';
  return to < from ? `moved up ${from - to}` : `moved down ${to - from}`;
}
