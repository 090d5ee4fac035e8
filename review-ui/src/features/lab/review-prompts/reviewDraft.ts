import type { ReviewMode, ReviewPrompt, ReviewPromptRequest } from '../api/types';

/** A review prompt while it is written. */
export interface ReviewDraft {
  readonly name: string;
  readonly description: string;
  readonly template: string;
  /** Empty: the built-in one. */
  readonly systemPrompt: string;
  readonly criteria: readonly string[];
  readonly mode: ReviewMode;
  /** Null while nothing is typed. */
  readonly lowest: number | null;
  readonly highest: number | null;
  readonly output: ReviewPrompt['output'];
  readonly connection: string;
  readonly defaultModel: string;
}

/** A stored review prompt as a draft. */
export function draftOf(review: ReviewPrompt): ReviewDraft {
  const { name, description, template, systemPrompt, criteria, mode, scale, output, connection, defaultModel } = review;
  return {
    name,
    description: description ?? '',
    template,
    systemPrompt: systemPrompt ?? '',
    criteria,
    mode,
    lowest: scale.lowest,
    highest: scale.highest,
    output,
    connection,
    defaultModel,
  };
}

/** A review prompt to begin with, with the texts that come with the server. */
export function emptyDraft(connection: string, template: string): ReviewDraft {
  return {
    name: '',
    description: '',
    template,
    systemPrompt: '',
    criteria: [],
    mode: 'listwise',
    lowest: 0,
    highest: 10,
    output: 'json_schema',
    connection,
    defaultModel: 'gpt-5',
  };
}

/** The draft as the API takes it. */
export function requestOf(draft: ReviewDraft): ReviewPromptRequest {
  const text = (value: string) => (value.trim() === '' ? null : value.trim());
  return {
    name: draft.name.trim(),
    description: text(draft.description),
    template: draft.template,
    systemPrompt: draft.systemPrompt.trim() === '' ? null : draft.systemPrompt,
    criteria: [...draft.criteria],
    mode: draft.mode,
    scale: { lowest: draft.lowest ?? 0, highest: draft.highest ?? 10 },
    output: draft.output,
    connection: draft.connection,
    defaultModel: draft.defaultModel.trim(),
  };
}

/** Why a review prompt cannot be stored yet; null when it can. What the template lacks is the server's to say. */
export function reviewBlocked(draft: ReviewDraft, errors: readonly string[]): string | null {
  if (draft.name.trim() === '') return 'It needs a name.';
  if (draft.defaultModel.trim() === '') return 'It needs a judging model.';
  if (draft.connection === '') return 'It needs a connection.';
  if (draft.lowest === null || draft.highest === null) return 'The scale needs both ends.';
  if (draft.lowest >= draft.highest) return 'The best score must be above the worst.';
  if (draft.template.trim() === '') return 'It needs a template.';
  return errors[0] ?? null;
}

/** What a template can hold, by what one call of the judge sees. */
export const templateVariables: Record<ReviewMode, readonly { readonly name: string; readonly means: string }[]> = {
  listwise: [
    { name: 'original_prompt', means: 'the prompt as it was sent' },
    { name: 'num_configs', means: 'how many answers there are' },
    { name: 'all_responses', means: 'the answers under labels that tell nothing' },
  ],
  pointwise: [
    { name: 'original_prompt', means: 'the prompt as it was sent' },
    { name: 'response', means: 'the answer' },
  ],
};

/** A text with something put in at a selection, and where the caret is then. */
export function inserted(text: string, from: number, to: number, what: string): { text: string; caret: number } {
  return { text: text.slice(0, from) + what + text.slice(to), caret: from + what.length };
}
