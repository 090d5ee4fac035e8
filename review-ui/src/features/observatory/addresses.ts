/** The addresses of the section's pages; ids come from outside, so they are escaped here and nowhere else. */
export const addresses = {
  heatmap: '/observatory',
  models: '/observatory/models',
  leaderboard: '/observatory/leaderboard',
  diff: '/observatory/diff',
  compare: '/observatory/compare',
  examples: '/observatory/examples',
  alerts: '/observatory/alerts',
  activity: '/observatory/activity',
  settings: '/observatory/settings',
} as const;

/** The page of a model. */
export function modelAddress(model: string): string {
  return `${addresses.models}/${encodeURIComponent(model)}`;
}

/** Checkpoint `b` against checkpoint `a`. */
export function diffAddress(a: string, b: string): string {
  return `${addresses.diff}?${new URLSearchParams({ a, b }).toString()}`;
}

/** Models beside each other. */
export function compareAddress(models: readonly string[]): string {
  return `${addresses.compare}?${new URLSearchParams(models.map((model) => ['model', model])).toString()}`;
}

/** The examples of a measurement. */
export function examplesAddress(run: string): string {
  return `/observatory/runs/${encodeURIComponent(run)}/examples`;
}

/** The alerts of a model, or all. */
export function alertsAddress(model?: string): string {
  return model === undefined ? addresses.alerts : `${addresses.alerts}?${new URLSearchParams({ model }).toString()}`;
}

/** One alert, in the list of all. */
export function alertAddress(alert: number): string {
  return `${addresses.alerts}?${new URLSearchParams({ alert: String(alert) }).toString()}`;
}

/** Suites, datasets, rules or webhooks. */
export function settingsAddress(tab: 'suites' | 'datasets' | 'rules' | 'webhooks'): string {
  return `${addresses.settings}/${tab}`;
}
