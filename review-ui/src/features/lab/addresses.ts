/** The addresses of the section's pages; names come from outside, so they are escaped here and nowhere else. */
export const addresses = {
  prompts: '/lab',
  newPrompt: '/lab/new-prompt',
  configs: '/lab/configs',
  reviewPrompts: '/lab/review-prompts',
  newReviewPrompt: '/lab/new-review-prompt',
  compare: '/lab/compare',
  sessions: '/lab/sessions',
  costs: '/lab/costs',
} as const;

/** A prompt with its runs. */
export function promptAddress(prompt: string): string {
  return `/lab/prompts/${encodeURIComponent(prompt)}`;
}

/** The editor of a prompt. */
export function editPromptAddress(prompt: string): string {
  return `${promptAddress(prompt)}/edit`;
}

/** The answers to a prompt beside each other: those of a run, or of the newest one. */
export function compareAddress(prompt: string, run?: string): string {
  const page = `${addresses.compare}/${encodeURIComponent(prompt)}`;
  return run === undefined ? page : `${page}?${new URLSearchParams({ run }).toString()}`;
}

/** The editor of a review prompt. */
export function reviewPromptAddress(id: string): string {
  return `${addresses.reviewPrompts}/${encodeURIComponent(id)}`;
}

/** One session, in the list of all. */
export function sessionAddress(session: string): string {
  return `${addresses.sessions}?${new URLSearchParams({ active: 'all', session }).toString()}`;
}

/** The experiments, scores and rankings of a prompt, or of all, as CSV. */
export function exportAddress(prompt?: string): string {
  return `/api/v1/lab/export${prompt === undefined ? '' : `?${new URLSearchParams({ prompt }).toString()}`}`;
}
