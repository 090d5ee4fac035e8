/** A point of a picture. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Where a value stands on the axis `index` of `count`: the first axis points up, the others follow the clock. */
export function radarPoint(index: number, count: number, value: number, radius: number): Point {
  const angle = (2 * Math.PI * index) / count - Math.PI / 2;
  const length = Math.min(1, Math.max(0, value)) * radius;
  return { x: length * Math.cos(angle), y: length * Math.sin(angle) };
}

/** The outline through the values of all axes. */
export function radarPath(values: readonly number[], radius: number): string {
  const points = values.map((value, index) => radarPoint(index, values.length, value, radius));
  return `M${points.map(({ x, y }) => `${x.toFixed(1)} ${y.toFixed(1)}`).join(' L')}Z`;
}

/** How the label of an axis is anchored, so that it stands outside of the picture. */
export function anchorOf(index: number, count: number): 'start' | 'middle' | 'end' {
  const { x } = radarPoint(index, count, 1, 1);
  if (Math.abs(x) < 0.15) return 'middle';
  return x > 0 ? 'start' : 'end';
}
