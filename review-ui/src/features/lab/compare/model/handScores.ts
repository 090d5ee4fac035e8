import type { HandScore, HandScoreRequest } from '../types';

/** What a person writes of an answer before it is saved. */
export interface ScoreDraft {
  readonly score: number | null;
  /** By criterion; null for one that is not scored. */
  readonly criteria: Readonly<Record<string, number | null>>;
  readonly notes: string;
  readonly strengths: string;
  readonly weaknesses: string;
}

/** A score as it is printed: `8`, `7.5`, `6.25`. */
export const scoreText = (score: number): string => String(Number(score.toFixed(2)));

/** Begins with what the person said before; `criteria` are those that a judge scores by. */
export function draftOf(mine: HandScore | undefined, criteria: readonly string[]): ScoreDraft {
  const own = mine?.criteria ?? {};
  return {
    score: mine?.score ?? null,
    criteria: Object.fromEntries(
      [...new Set([...criteria, ...Object.keys(own)])].map((name) => [name, own[name] ?? null]),
    ),
    notes: mine?.notes ?? '',
    strengths: mine?.strengths ?? '',
    weaknesses: mine?.weaknesses ?? '',
  };
}

/** What is sent: what was left empty is not said. */
export function requestOf({ score, criteria, notes, strengths, weaknesses }: ScoreDraft): HandScoreRequest {
  return {
    score: score ?? 0,
    criteria: Object.fromEntries(
      Object.entries(criteria).flatMap(([name, value]) => (value === null ? [] : [[name, value]])),
    ),
    notes: said(notes),
    strengths: said(strengths),
    weaknesses: said(weaknesses),
  };
}

const said = (text: string) => (text.trim() === '' ? null : text.trim());
const isScore = (value: number) => value >= 0 && value <= 10;

/** Why a draft cannot be saved yet; null when it can. */
export function blockedBy(draft: ScoreDraft, before: ScoreDraft): string | null {
  if (draft.score === null) return 'It needs a score.';
  if (![draft.score, ...Object.values(draft.criteria)].every((value) => value === null || isScore(value)))
    return 'Scores are from 0 to 10.';
  return JSON.stringify(requestOf(draft)) === JSON.stringify(requestOf(before)) && before.score !== null
    ? 'Nothing is changed.'
    : null;
}

/** Whose is whose: what the one who looks said, and what the others did, programs under the same name among them. */
export function byWhom(scores: readonly HandScore[], evaluator: string | null) {
  const mine = scores.find((score) => score.evaluator === evaluator && score.kind === 'human');
  return { mine, others: scores.filter((score) => score !== mine) };
}
