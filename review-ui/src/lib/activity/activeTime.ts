/** A pause longer than this is not work, in milliseconds. */
export const idleAfter = 30_000;

/** Counts the time in which somebody works: between two signs of life at most {@link idleAfter}, and nothing while the page is hidden. */
export class ActiveTime {
  #total: number;
  #last: number | null = null;

  constructor(total = 0) {
    this.#total = total;
  }

  /** A key, a click, a movement, or the page coming back. */
  sign(now: number): void {
    if (this.#last !== null) this.#total += this.#since(now);
    this.#last = now;
  }

  /** The page went out of sight. */
  pause(now: number): void {
    if (this.#last !== null) this.#total += this.#since(now);
    this.#last = null;
  }

  /** Milliseconds so far. */
  read(now: number): number {
    return this.#total + (this.#last === null ? 0 : this.#since(now));
  }

  #since(now: number): number {
    return Math.min(idleAfter, Math.max(0, now - (this.#last ?? now)));
  }
}

/** Milliseconds as `1:42`, with hours where there are some. */
export function clock(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  const two = (value: number) => String(value).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor((seconds % 3600) / 60);
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}
