/** A range of values, from low to high. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Maps values of a domain to pixels, straight; a domain of one value stands in the middle. */
export function linear(domain: Span, range: Span): (value: number) => number {
  const width = domain.to - domain.from;
  if (width === 0) return () => (range.from + range.to) / 2;
  return (value) => range.from + ((value - domain.from) / width) * (range.to - range.from);
}

/** Round values within a domain, at most `most` of them: steps of 1, 2 or 5 times a power of ten. */
export function niceTicks({ from, to }: Span, most = 6): readonly number[] {
  if (!(to > from)) return [from];
  const rough = (to - from) / Math.max(1, most - 1);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 5, 10].find((one) => one * power >= rough * (1 - 1e-9)) ?? 10);
  const first = Math.ceil(from / step - 1e-9);
  const last = Math.floor(to / step + 1e-9);
  // Multiplied, not summed up: 0.1 + 0.2 would not be the 0.3 of the label.
  return Array.from({ length: last - first + 1 }, (_, index) => Number(((first + index) * step).toPrecision(12)));
}

/** The part of 0 to 1 that an axis of scores shows: tenths around all values, at least `least` wide. */
export function scoreSpan(values: readonly (number | null | undefined)[], least = 0.2): Span {
  const known = values.filter((value) => value != null && Number.isFinite(value)) as number[];
  if (known.length === 0) return { from: 0, to: 1 };
  // Scores outside 0 to 1 are stored as they were sent: they widen the axis instead of being cut off.
  const lowest = Math.floor(Math.min(...known) * 10 - 1e-9) / 10;
  const highest = Math.ceil(Math.max(...known) * 10 + 1e-9) / 10;
  const floor = Math.min(...known) < 0 ? lowest : 0;
  const ceiling = Math.max(...known) > 1 ? highest : 1;
  let from = Math.max(floor, lowest);
  let to = Math.min(ceiling, highest);
  while (to - from < least - 1e-9 && (from > floor || to < ceiling)) {
    from = Math.max(floor, tenth(from - 0.1));
    to = to - from < least - 1e-9 ? Math.min(ceiling, tenth(to + 0.1)) : to;
  }
  return { from: tenth(from), to: tenth(to) };
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}

/** A training step for an axis: `500`, `10k`, `1.5M`. */
export function stepText(step: number): string {
  if (Math.abs(step) < 1_000) return String(step);
  const [value, unit] = Math.abs(step) < 1_000_000 ? [step / 1_000, 'k'] : [step / 1_000_000, 'M'];
  return `${Number(value.toFixed(value < 10 ? 2 : 1))}${unit}`;
}
