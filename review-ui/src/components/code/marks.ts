/** A marked part of a text. */
export interface TextMark {
  readonly id: string;
  /** Half-open UTF-16 offsets. */
  readonly start: number;
  readonly end: number;
  /** A class of the design: `span-minor`, `span-major`, `span-critical`, `span-judge`. */
  readonly className: string;
  /** Printed before the part, e.g. the number of the issue. */
  readonly pin?: string;
  /** Said of the part by assistive technology. */
  readonly title?: string;
}

/** The marks that lie within a text of `length`, in order; what is empty or outside is left to the list beside it. */
export function marksWithin(marks: readonly TextMark[], length: number): readonly TextMark[] {
  return marks
    .filter(({ start, end }) => start >= 0 && start < end && end <= length)
    .toSorted((one, other) => one.start - other.start || one.end - other.end);
}
