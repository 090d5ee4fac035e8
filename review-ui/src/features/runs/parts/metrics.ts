import type { Metric } from '../api/types';

/** A line's name: the model, and the prompt variant unless it is the only sensible one. */
export function lineName(line: { model: string; prompt: string }): string {
  return line.prompt === 'default' ? line.model : `${line.model} [${line.prompt}]`;
}

/** The key of a line within its run. */
export function lineKey(line: { model: string; prompt: string }): string {
  return `${line.model}\u0000${line.prompt}`;
}

/** The names of the metrics that any of the lines has, in their order. */
export function metricNames(lines: readonly { readonly metrics: readonly Metric[] }[]): readonly string[] {
  return [...new Set(lines.flatMap((line) => line.metrics.map((metric) => metric.name)))];
}

/** How a metric's interval was made, for a table's header: `95% interval over 50 tasks`. */
export function intervalNote(metrics: readonly Metric[]): string {
  const first = metrics.find((metric) => metric.lower !== null);
  if (first === undefined) return 'no interval';
  const sizes = [...new Set(metrics.filter((metric) => metric.value !== null).map((metric) => metric.n))].sort(
    (a, b) => a - b,
  );
  const over = sizes.length === 1 ? String(sizes[0]) : `${sizes[0] ?? 0} to ${sizes.at(-1) ?? 0}`;
  return `${Math.round(first.level * 100)}% interval over ${over} tasks`;
}
