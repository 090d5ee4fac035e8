import type { Config } from '../api/types';

/** What configs are sorted by. */
export type SortKey = 'newest' | 'name' | 'model' | 'aiScore' | 'humanRank' | 'time' | 'cost' | 'unacceptable';

/** The ways to sort, with the direction that is looked for first: best scores and ranks, shortest times, lowest costs. */
export const sortings: Record<SortKey, { readonly label: string; readonly descending: boolean }> = {
  newest: { label: 'Newest', descending: true },
  name: { label: 'Name', descending: false },
  model: { label: 'Model', descending: false },
  aiScore: { label: 'AI score', descending: true },
  humanRank: { label: 'Human rank', descending: false },
  time: { label: 'Time', descending: false },
  cost: { label: 'Cost', descending: false },
  unacceptable: { label: 'Unacceptable', descending: true },
};

/** An order of configs. */
export interface Sorting {
  readonly key: SortKey;
  readonly descending: boolean;
}

/** Reads an order from the address: `time`, or `-time` for the other way round; what is not known sorts by the newest. */
export function sortingOf(text: string | undefined): Sorting {
  const key = (text ?? '').replace(/^-/, '') as SortKey;
  if (!Object.hasOwn(sortings, key)) return { key: 'newest', descending: true };
  return { key, descending: sortings[key].descending !== (text ?? '').startsWith('-') };
}

/** The order in the address once a header is pressed: first its own direction, then the other one. */
export function toggledSorting(now: Sorting, key: SortKey): string {
  return now.key === key && now.descending === sortings[key].descending ? `-${key}` : key;
}

const families = ['gpt-5', 'gpt-5-mini', 'gpt-5-nano'];
const levels = ['none', 'minimal', 'low', 'medium', 'high'];
const place = (known: readonly string[], value: string | null | undefined) =>
  value == null ? -1 : known.includes(value) ? known.indexOf(value) : known.length;

/** Models by family, then by effort, then by verbosity. */
function byModel(one: Config, other: Config): number {
  return (
    place(families, one.model) - place(families, other.model) ||
    one.model.localeCompare(other.model) ||
    place(levels, one.parameters.reasoningEffort) - place(levels, other.parameters.reasoningEffort) ||
    place(levels, one.parameters.verbosity) - place(levels, other.parameters.verbosity)
  );
}

const figures: Partial<Record<SortKey, (config: Config) => number | null>> = {
  aiScore: ({ statistics }) => statistics.aiScore.value,
  humanRank: ({ statistics }) => statistics.humanRank.value,
  time: ({ statistics }) => statistics.seconds.value,
  cost: ({ statistics }) => statistics.costUsd.value,
  unacceptable: ({ statistics }) => statistics.unacceptable,
};

/** The configs in an order; what has no value stands last either way, and what is equal by its name. */
export function sorted(configs: readonly Config[], { key, descending }: Sorting): readonly Config[] {
  const way = descending ? -1 : 1;
  const byName = (one: Config, other: Config) => one.name.localeCompare(other.name);
  const figure = figures[key];
  return [...configs].sort((one, other) => {
    if (figure !== undefined) {
      const [a, b] = [figure(one), figure(other)];
      if (a === null || b === null) return a === b ? byName(one, other) : a === null ? 1 : -1;
      return way * (a - b) || byName(one, other);
    }
    if (key === 'model') return way * byModel(one, other) || byName(one, other);
    if (key === 'name') return way * byName(one, other);
    return way * (one.createdAt < other.createdAt ? -1 : one.createdAt > other.createdAt ? 1 : 0) || byName(one, other);
  });
}
