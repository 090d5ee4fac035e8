import { linear, niceTicks, type Span } from '@/components/charts/scale';

/** A place in pixels. */
export interface Spot {
  readonly x: number;
  readonly y: number;
}

/** A mark of an axis. */
export interface Tick {
  readonly value: number;
  readonly at: number;
}

/** An axis for amounts that are never negative. */
export interface AmountScale {
  readonly isLog: boolean;
  readonly ticks: readonly Tick[];
  readonly at: (value: number) => number;
}

/** Amounts that differ by more than this are shown on a logarithmic scale. */
const logFrom = 8;

/** Maps amounts to pixels, on a logarithmic scale where they differ by orders; one that is 0 makes it straight. */
export function amountScale(values: readonly number[], range: Span, most = 4): AmountScale {
  const lowest = Math.min(...values);
  const highest = Math.max(...values);
  if (values.length === 0 || highest === 0) return { isLog: false, ticks: [], at: linear({ from: 0, to: 1 }, range) };
  if (lowest > 0 && highest / lowest >= logFrom) {
    const at = (value: number) =>
      linear({ from: Math.log10(lowest), to: Math.log10(highest) }, range)(Math.log10(value));
    return { isLog: true, at, ticks: logTicks(lowest, highest, most).map((value) => ({ value, at: at(value) })) };
  }
  const domain = { from: 0, to: highest };
  const at = linear(domain, range);
  return { isLog: false, at, ticks: niceTicks(domain, most).map((value) => ({ value, at: at(value) })) };
}

/** Powers of ten within a range; where there are fewer than two of them, also twice and five times those. */
function logTicks(lowest: number, highest: number, most: number): readonly number[] {
  const from = Math.floor(Math.log10(lowest));
  const powers = Array.from({ length: Math.ceil(Math.log10(highest)) - from + 1 }, (_, step) => from + step);
  // Parsed from its text: 10 ** -3 would not be the 0.001 of the label.
  const steps = (factors: readonly number[]) =>
    powers
      .flatMap((power) => factors.map((factor) => Number(`${factor}e${power}`)))
      .filter((value) => value >= lowest * (1 - 1e-9) && value <= highest * (1 + 1e-9));
  const decades = steps([1]);
  const ticks = decades.length >= 2 ? decades : steps([1, 2, 5]);
  const every = Math.ceil(ticks.length / most);
  return ticks.filter((_, index) => index % every === 0);
}

/** The part of 0 to 10 that holds all scores and their intervals, in whole points and at least two wide. */
export function qualitySpan(values: readonly (number | null)[]): Span {
  const known = values.filter((value) => value !== null);
  if (known.length === 0) return { from: 0, to: 10 };
  let from = Math.max(0, Math.floor(Math.min(...known) + 1e-9));
  let to = Math.min(10, Math.ceil(Math.max(...known) - 1e-9));
  while (to - from < 2) {
    if (to < 10) to++;
    if (to - from < 2 && from > 0) from--;
  }
  return { from, to };
}

/** The line over the points of a front, cheapest first: what the next one adds is there only from its amount on. */
export function frontPath(spots: readonly Spot[], right: number): string {
  const sorted = spots.toSorted((one, other) => one.x - other.x || other.y - one.y);
  const [first, ...rest] = sorted;
  if (first === undefined) return '';
  return `M${first.x} ${first.y} ${rest.map(({ x, y }) => `H${x} V${y}`).join(' ')} H${Math.max(right, sorted.at(-1)?.x ?? 0)}`;
}

/** Where the name of a point stands. */
export interface LabelPlace extends Spot {
  readonly anchor: 'start' | 'middle' | 'end';
}

interface Named extends Spot {
  readonly width: number;
  /** The interval through the point. */
  readonly top: number;
  readonly bottom: number;
}

const height = 13;
const gap = 9;

/** Places for names beside their points: such that they cover no point, no interval, no line of the `front` and no other name, where that can be; always within the box. */
export function labelPlaces(points: readonly Named[], box: Rect, front: readonly Spot[] = []): readonly LabelPlace[] {
  const taken: Rect[] = [
    ...frontRects(front, box.right),
    ...points.flatMap(({ x, y, top, bottom }) => [
      { left: x - 6, right: x + 6, top: y - 6, bottom: y + 6 },
      { left: x - 2, right: x + 2, top, bottom },
    ]),
  ];
  return points.map((point) => {
    const candidates = candidatesOf(point).filter(
      ({ rect }) =>
        rect.left >= box.left && rect.right <= box.right && rect.top >= box.top && rect.bottom <= box.bottom,
    );
    const overlap = ({ rect }: Candidate) => taken.reduce((sum, other) => sum + shared(rect, other), 0);
    const best = candidates.reduce<Candidate | null>(
      (found, one) => (found === null || overlap(one) < overlap(found) - 1e-9 ? one : found),
      null,
    );
    const chosen = best ?? within(point, box);
    taken.push(chosen.rect);
    return chosen.place;
  });
}

/** What the line over a front covers. */
function frontRects(front: readonly Spot[], right: number): readonly Rect[] {
  const sorted = front.toSorted((one, other) => one.x - other.x || other.y - one.y);
  return sorted.flatMap(({ x, y }, at) => {
    const next = sorted[at + 1] ?? { x: right, y };
    return [
      { left: x, right: next.x, top: y - 1, bottom: y + 1 },
      { left: next.x - 1, right: next.x + 1, top: Math.min(y, next.y), bottom: Math.max(y, next.y) },
    ];
  });
}

interface Rect {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

interface Candidate {
  readonly place: LabelPlace;
  readonly rect: Rect;
}

function candidate(x: number, y: number, anchor: LabelPlace['anchor'], width: number): Candidate {
  const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2;
  return { place: { x, y, anchor }, rect: { left, right: left + width, top: y - height + 3, bottom: y + 3 } };
}

function candidatesOf({ x, y, width, top, bottom }: Named): readonly Candidate[] {
  return [0, -10, 12, -20, 22].flatMap((rise) => [
    candidate(x + gap, y + 4 + rise, 'start', width),
    candidate(x - gap, y + 4 + rise, 'end', width),
    ...(rise === 0 ? [candidate(x, top - 5, 'middle', width), candidate(x, bottom + height, 'middle', width)] : []),
  ]);
}

/** Where nothing fits: at the point's height, pushed into the box. */
function within({ x, y, width }: Named, box: { left: number; right: number }): Candidate {
  return candidate(Math.max(box.left, Math.min(x + gap, box.right - width)), y + 4, 'start', width);
}

function shared(one: Rect, other: Rect): number {
  const wide = Math.min(one.right, other.right) - Math.max(one.left, other.left);
  const high = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
  return wide > 0 && high > 0 ? wide * high : 0;
}
