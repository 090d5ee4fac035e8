/** One measurement of a curve. */
export interface CurvePoint {
  readonly step: number;
  readonly value: number;
  readonly lower: number | null;
  readonly upper: number | null;
  /** Samples behind the value; null when unknown. */
  readonly n: number | null;
  /** Names how it was measured: where it changes, the line breaks, since what changed is not the model alone. */
  readonly setup: string;
  /** A word that marks the point, e.g. of an alert. */
  readonly mark?: string | undefined;
  /** What a reader hears and sees of the point. */
  readonly title: string;
}

/** A line over training steps. */
export interface Curve {
  readonly key: string;
  readonly label: string;
  readonly points: readonly CurvePoint[];
}

/** The points in order of their steps, cut where the measurement changed. */
export function segments(points: readonly CurvePoint[]): readonly (readonly CurvePoint[])[] {
  const parts: CurvePoint[][] = [];
  for (const point of [...points].sort((one, other) => one.step - other.step)) {
    const last = parts.at(-1);
    if (last === undefined || last.at(-1)?.setup !== point.setup) parts.push([point]);
    else last.push(point);
  }
  return parts;
}

/** Where the measurement changed: halfway between the last point before and the first one after. */
export function breaks(parts: readonly (readonly CurvePoint[])[]): readonly number[] {
  return parts.slice(1).flatMap((part, index) => {
    const before = parts[index]?.at(-1);
    const after = part[0];
    return before === undefined || after === undefined ? [] : [(before.step + after.step) / 2];
  });
}

/** A position on the picture. */
type Place = (value: number) => number;

/** The line through a segment. */
export function linePath(part: readonly CurvePoint[], x: Place, y: Place): string {
  return part.map(({ step, value }, index) => `${index === 0 ? 'M' : 'L'}${at(x(step))} ${at(y(value))}`).join(' ');
}

/** The bands of a segment: one for each run of at least two points that have an interval. */
export function bandPaths(part: readonly CurvePoint[], x: Place, y: Place): readonly string[] {
  const runs: (CurvePoint & { lower: number; upper: number })[][] = [[]];
  for (const point of part) {
    if (point.lower === null || point.upper === null) runs.push([]);
    else runs.at(-1)?.push({ ...point, lower: point.lower, upper: point.upper });
  }
  return runs
    .filter((run) => run.length > 1)
    .map((run) => {
      const upper = run.map((point) => `${at(x(point.step))} ${at(y(point.upper))}`);
      const lower = run.map((point) => `${at(x(point.step))} ${at(y(point.lower))}`).reverse();
      return `M${[...upper, ...lower].join(' L')}Z`;
    });
}

function at(pixels: number): string {
  return String(Math.round(pixels * 10) / 10);
}
