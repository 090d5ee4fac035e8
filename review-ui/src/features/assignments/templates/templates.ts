import type { StoredTask } from '../api/types';

/** The tasks of a template. */
export interface Template {
  readonly id: string;
  readonly title: string;
  readonly seeds: readonly string[];
  readonly rounds: readonly number[];
  readonly tasks: readonly StoredTask[];
}

/** The tasks by template, in the order of their ids. */
export function templatesOf(tasks: readonly StoredTask[]): readonly Template[] {
  const ids = [...new Set(tasks.map(({ template }) => template))].sort();
  return ids.map((id) => {
    const own = tasks.filter(({ template }) => template === id);
    return {
      id,
      title: own[0]?.title ?? id,
      seeds: [...new Set(own.map(({ seed }) => seed))].sort((one, other) =>
        one.localeCompare(other, 'en', { numeric: true }),
      ),
      rounds: [...new Set(own.map(({ round }) => round))].sort((one, other) => one - other),
      tasks: own,
    };
  });
}

/** JSON with a line for each value; what is no JSON stays as it is. */
export function pretty(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
