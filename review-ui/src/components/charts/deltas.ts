import { differenceAxis, onAxis, type Axis } from '../axis';

/** How much a difference says: drawn as filled, half filled, grey, hollow, dashed, or not at all. */
export type DeltaWeight = 'real' | 'small' | 'noise' | 'thin' | 'no_interval' | 'none';

/** A difference as a bar. */
export interface DeltaBar {
  readonly key: string;
  readonly label: string;
  /** Above zero is better; null when there is no difference to draw. */
  readonly delta: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly weight: DeltaWeight;
  /** The reading in a word, always beside the bar. */
  readonly word: string;
  /** n, test and p, or why there is nothing. */
  readonly title: string;
}

/** The axis of bars: around every difference, and every interval that says something; wider ones are cut off. */
export function barAxis(bars: readonly DeltaBar[]): Axis {
  const telling = bars.filter(({ weight }) => weight !== 'thin');
  return differenceAxis([...bars.map(({ delta }) => delta), ...telling.flatMap(({ lower, upper }) => [lower, upper])]);
}

/** Where an interval's line lies, in percent of the axis, and at which ends it is cut off. */
export function errorPlace(
  axis: Axis,
  lower: number,
  upper: number,
): { left: number; width: number; cut: string | undefined } {
  const left = onAxis(axis, lower) * 100;
  const cut = [lower < axis.from ? 'left' : null, upper > axis.to ? 'right' : null].filter((end) => end !== null);
  return { left, width: onAxis(axis, upper) * 100 - left, cut: cut.length === 0 ? undefined : cut.join(' ') };
}

/** Where a bar begins and how wide it is, in percent of its axis. */
export function barPlace(axis: Axis, delta: number): { left: number; width: number } {
  const zero = onAxis(axis, 0) * 100;
  const end = onAxis(axis, delta) * 100;
  return { left: Math.min(zero, end), width: Math.abs(end - zero) };
}

/** Bars by what they say: the best first, what has no difference last. */
export function byDelta(bars: readonly DeltaBar[]): readonly DeltaBar[] {
  return [...bars].sort(
    (one, other) =>
      Number(one.delta === null) - Number(other.delta === null) ||
      (other.delta ?? 0) - (one.delta ?? 0) ||
      one.label.localeCompare(other.label, 'en'),
  );
}
