/** What is held ahead of the item on the screen. */
interface Held {
  readonly pair: string;
}

/** The one lease ahead of an item: either its item is shown next, or it goes back to the queue. */
export class LeaseAhead<Lease extends Held> {
  readonly #release: (pair: string) => Promise<unknown>;
  #asked: Promise<Lease | null> = Promise.resolve(null);
  #isTaken = false;

  constructor(release: (pair: string) => Promise<unknown>) {
    this.#release = release;
  }

  /** Remembers what was asked for, so that a lease whose answer is still on its way is given back too. */
  ask(lease: Promise<Lease | null>): Promise<Lease | null> {
    this.#asked = lease;
    return lease;
  }

  /** Its item is shown now: it is no longer ahead of anything. */
  take(): void {
    this.#isTaken = true;
  }

  /** Gives it back, unless it was taken. What does not arrive ends by itself, as every lease does. */
  async giveBack(): Promise<void> {
    const asked = this.#asked;
    this.#asked = Promise.resolve(null);
    try {
      const lease = await asked;
      if (lease !== null && !this.#isTaken) await this.#release(lease.pair);
    } catch {
      // It was never given, or the server is not there.
    }
  }
}
