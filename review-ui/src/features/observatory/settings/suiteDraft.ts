/** An id made of a name: small letters, digits and hyphens. */
export function suiteIdOf(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
}

/** Why a suite cannot be stored yet; null when it can. */
export function suiteBlocked(draft: {
  readonly id: string;
  readonly name: string;
  readonly datasets: readonly string[];
  /** Ids that a new suite may not have: storing it would replace the one that is there. */
  readonly taken: readonly string[];
}): string | null {
  if (draft.name.trim() === '') return 'It needs a name.';
  if (draft.id.trim() === '') return 'It needs an id.';
  if (draft.taken.includes(draft.id)) return 'Another suite has this id.';
  return draft.datasets.length === 0 ? 'It needs a dataset.' : null;
}
