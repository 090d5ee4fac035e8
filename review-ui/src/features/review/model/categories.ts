/** A kind of issue. */
export interface Category {
  /** As it is stored: the part before the slash is the upper level. */
  readonly name: string;
  readonly group: string;
  readonly label: string;
  /** A note must say what. */
  readonly needsNote?: true;
}

/** Every kind of issue, in the order of the list. */
export const categories: readonly Category[] = [
  { name: 'correctness/logic', group: 'correctness', label: 'logic' },
  { name: 'correctness/edge_case', group: 'correctness', label: 'edge case' },
  { name: 'correctness/exception', group: 'correctness', label: 'exception' },
  { name: 'correctness/wrong_api', group: 'correctness', label: 'wrong API' },
  { name: 'correctness/off_by_one', group: 'correctness', label: 'off by one' },
  { name: 'correctness/type', group: 'correctness', label: 'type' },
  { name: 'efficiency', group: '', label: 'efficiency' },
  { name: 'security', group: '', label: 'security' },
  { name: 'spec_mismatch', group: '', label: 'spec mismatch' },
  { name: 'incomplete', group: '', label: 'incomplete' },
  { name: 'style', group: '', label: 'style' },
  { name: 'wrong_explanation', group: '', label: 'wrong explanation' },
  { name: 'hallucinated', group: '', label: 'hallucinated' },
  { name: 'format', group: '', label: 'format' },
  { name: 'tests_wrong', group: '', label: 'tests wrong' },
  { name: 'other', group: '', label: 'other', needsNote: true },
];

/** A stored name as words: `correctness, edge case`; one that this version does not know by its own name. */
export function categoryWords(name: string): string {
  const known = categories.find((category) => category.name === name);
  if (known === undefined) return name.replace('/', ', ').replaceAll('_', ' ');
  return known.group === '' ? known.label : `${known.group}, ${known.label}`;
}

/** The kinds that a typed filter means: every typed word begins a word of the kind; those whose label begins with it first. */
export function filterCategories(typed: string): readonly Category[] {
  const wanted = typed.trim().toLowerCase().split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return categories;
  const matching = categories.filter((category) => {
    const words = `${category.group} ${category.label}`.toLowerCase().split(' ');
    return wanted.every((part) => words.some((word) => word.startsWith(part)));
  });
  const first = wanted[0] ?? '';
  const rank = ({ label }: Category) => (label.toLowerCase().startsWith(first) ? 0 : 1);
  return matching.toSorted((one, other) => rank(one) - rank(other));
}
