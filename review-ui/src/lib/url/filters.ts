/** Filters by the name of their search parameter; no value means no filter. */
export type Filters<Name extends string> = Readonly<Record<Name, readonly string[]>>;

/** Reads filters from search parameters; a parameter may repeat. */
export function readFilters<Name extends string>(params: URLSearchParams, names: readonly Name[]): Filters<Name> {
  return Object.fromEntries(
    names.map((name) => [name, [...new Set(params.getAll(name).filter((value) => value !== ''))]]),
  ) as unknown as Filters<Name>;
}

/** The value of a search parameter; null without one, and for an empty one. */
export function readValue(params: URLSearchParams, name: string): string | null {
  const value = params.get(name);
  return value === '' ? null : value;
}

/** The search parameters with one filter changed. Others stay, in an order that does not depend on clicks. */
export function writeFilter(params: URLSearchParams, name: string, values: readonly string[]): URLSearchParams {
  const next = new URLSearchParams(params);
  next.delete(name);
  for (const value of [...new Set(values)].sort()) next.append(name, value);
  next.sort();
  return next;
}

/** The values with one put in or taken out. */
export function toggled(values: readonly string[], value: string): readonly string[] {
  return values.includes(value) ? values.filter((other) => other !== value) : [...values, value];
}
