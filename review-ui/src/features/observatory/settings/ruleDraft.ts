import type { PromotionRule, PromotionRuleRequest } from '../api/rules';

/** A rule while it is written. */
export interface RuleDraft {
  readonly name: string;
  /** Empty: every model. */
  readonly modelId: string;
  /** Empty: none. */
  readonly suiteId: string;
  /** The smallest score by dataset, in the order in which they were added; a floor that is not typed yet is null. */
  readonly floors: readonly { readonly dataset: string; readonly score: number | null }[];
  readonly noRegressions: boolean;
  readonly bound: 'lower' | 'point';
  readonly description: string;
}

/** A rule to begin with: no open critical regression, by the lower bound. */
export const emptyRule: RuleDraft = {
  name: '',
  modelId: '',
  suiteId: '',
  floors: [],
  noRegressions: true,
  bound: 'lower',
  description: '',
};

/** A stored rule as a draft. */
export function draftOf(rule: PromotionRule): RuleDraft {
  return {
    name: rule.name,
    modelId: rule.modelId ?? '',
    suiteId: rule.suiteId ?? '',
    floors: Object.entries(rule.minScores)
      .map(([dataset, score]) => ({ dataset, score }))
      .sort((one, other) => (one.dataset < other.dataset ? -1 : 1)),
    noRegressions: rule.noRegressions,
    bound: rule.bound,
    description: rule.description ?? '',
  };
}

/** Why a rule cannot be stored yet; null when it can. */
export function ruleBlocked(draft: RuleDraft): string | null {
  if (draft.name.trim() === '') return 'It needs a name.';
  const datasets = draft.floors.map(({ dataset }) => dataset);
  if (draft.floors.some(({ dataset, score }) => dataset === '' || score === null))
    return 'A smallest score needs a dataset and a number.';
  if (new Set(datasets).size < datasets.length) return 'A dataset is named twice.';
  if (!draft.noRegressions && draft.suiteId === '' && draft.floors.length === 0)
    return 'It asks for nothing: name a suite, a smallest score, or no regressions.';
  return null;
}

/** The draft as the API takes it. */
export function requestOf(draft: RuleDraft): PromotionRuleRequest {
  const text = (value: string) => (value.trim() === '' ? null : value.trim());
  return {
    name: draft.name.trim(),
    modelId: text(draft.modelId),
    suiteId: text(draft.suiteId),
    minScores: Object.fromEntries(
      draft.floors.flatMap(({ dataset, score }) => (score === null ? [] : [[dataset, score] as const])),
    ),
    noRegressions: draft.noRegressions,
    bound: draft.bound,
    description: text(draft.description),
  };
}
