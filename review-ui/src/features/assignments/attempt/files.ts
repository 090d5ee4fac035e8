import type { AttemptRound } from '../api/types';

/** What a round did with a file; `kept`: the answer does not name it, so it stays as it was. */
export type FileState = 'added' | 'changed' | 'unchanged' | 'kept';

/** A file of a round beside what it was before. */
export interface RoundFile {
  readonly path: string;
  readonly state: FileState;
  /** The text before this round; null for a new file. */
  readonly before: string | null;
  readonly now: string;
}

const order: readonly FileState[] = ['changed', 'added', 'unchanged', 'kept'];

/** The files of a round against all that earlier rounds left, what changed first. */
export function filesOf(rounds: readonly AttemptRound[], round: number): readonly RoundFile[] {
  // Maps: a path may be any word, also one that objects have.
  const before = new Map<string, string>();
  for (const { attempt, files } of rounds)
    if (attempt.round < round) for (const [path, text] of Object.entries(files ?? {})) before.set(path, text);
  const named = new Map(Object.entries(rounds.find(({ attempt }) => attempt.round === round)?.files ?? {}));
  const own = [...named].map(([path, now]): RoundFile => {
    const was = before.get(path) ?? null;
    return { path, before: was, now, state: was === null ? 'added' : was === now ? 'unchanged' : 'changed' };
  });
  const kept = [...before]
    .filter(([path]) => !named.has(path))
    .map(([path, text]): RoundFile => ({ path, before: text, now: text, state: 'kept' }));
  return [...own, ...kept].sort(
    (one, other) => order.indexOf(one.state) - order.indexOf(other.state) || (one.path < other.path ? -1 : 1),
  );
}

/** How many files are in each state, in words: `1 changed, 2 unchanged`. */
export function filesText(files: readonly RoundFile[]): string {
  return order
    .map((state) => ({ state, count: files.filter((file) => file.state === state).length }))
    .filter(({ count }) => count > 0)
    .map(({ state, count }) => `${count} ${state}`)
    .join(', ');
}
