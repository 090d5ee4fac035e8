import { backoff, type Clock } from './clock';

/** Something that was decided and is on its way to the store. */
export interface Outgoing<T> {
  /** The judgment's id: sent twice, it is one judgment. */
  readonly id: string;
  readonly pair: string;
  /** For people: the item's title and what was said. */
  readonly title: string;
  readonly words: string;
  readonly body: T;
}

/** Where something outgoing stands. */
export interface OutgoingState<T> {
  readonly item: Outgoing<T>;
  readonly status: 'sending' | 'waiting' | 'sent' | 'refused';
  /** When the next try is made, while waiting. */
  readonly retryAt?: number;
  /** Why it waits or was refused. */
  readonly reason?: string;
}

/** The store refused for good: another try would be refused as well. */
export class RefusedError extends Error {}

/** What an outbox needs of the world. */
export interface OutboxPorts<T> {
  readonly clock: Clock;
  /** Rejects with {@link RefusedError} when it is no use to try again. */
  send(item: Outgoing<T>): Promise<void>;
  /** Keeps what is not sent, so that a reload does not lose it. */
  keep(items: readonly Outgoing<T>[]): void;
}

/** How many sent entries stay in sight. */
const remembered = 20;

/** Sends in order, one at a time, and tries until the store has it or refuses it. */
export class Outbox<T> {
  readonly #ports: OutboxPorts<T>;
  readonly #listeners = new Set<() => void>();
  #entries: readonly OutgoingState<T>[];
  #busy = false;
  #attempt = 0;
  #callOff: (() => void) | null = null;

  constructor(ports: OutboxPorts<T>, kept: readonly Outgoing<T>[]) {
    this.#ports = ports;
    this.#entries = kept.map((item) => ({ item, status: 'waiting' }));
    if (kept.length > 0) void this.#drain();
  }

  /** Everything, in the order of submitting. */
  readonly entries = (): readonly OutgoingState<T>[] => this.#entries;

  /** Says when something changes. Returns how to stop. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Puts something in; it is on its way when this returns, or behind what waits. */
  put(item: Outgoing<T>): void {
    const waits = this.#callOff !== null;
    this.#set([...this.#entries, { item, status: waits ? 'waiting' : 'sending' }]);
    if (!waits) void this.#drain();
  }

  /** Takes back what is not sent yet. False when it is sent or on the wire. */
  withdraw(id: string): boolean {
    const entry = this.#entries.find(({ item }) => item.id === id);
    if (entry === undefined || entry.status === 'sent' || entry.status === 'sending') return false;
    this.#set(this.#entries.filter((other) => other !== entry));
    return true;
  }

  /** Forgets an entry that was refused or sent. */
  dismiss(id: string): void {
    this.#set(
      this.#entries.filter(({ item, status }) => item.id !== id || status === 'sending' || status === 'waiting'),
    );
  }

  /** Tries again now. */
  retry(): void {
    this.#callOff?.();
    this.#callOff = null;
    void this.#drain();
  }

  async #drain(): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    try {
      for (;;) {
        const next = this.#entries.find(({ status }) => status === 'sending' || status === 'waiting');
        if (next === undefined) return;
        this.#update(next.item.id, { status: 'sending' });
        if (!(await this.#trySend(next.item))) return;
      }
    } finally {
      this.#busy = false;
    }
  }

  async #trySend(item: Outgoing<T>): Promise<boolean> {
    try {
      await this.#ports.send(item);
      this.#attempt = 0;
      this.#update(item.id, { status: 'sent' });
      return true;
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      if (error instanceof RefusedError) {
        this.#update(item.id, { status: 'refused', reason });
        return true;
      }
      this.#attempt += 1;
      const wait = backoff(this.#attempt);
      this.#update(item.id, { status: 'waiting', reason, retryAt: this.#ports.clock.now() + wait });
      this.#callOff = this.#ports.clock.after(wait, () => {
        this.#callOff = null;
        void this.#drain();
      });
      return false;
    }
  }

  #update(id: string, change: Pick<OutgoingState<T>, 'status'> & Partial<OutgoingState<T>>): void {
    this.#set(this.#entries.map((entry) => (entry.item.id === id ? { item: entry.item, ...change } : entry)));
  }

  #set(entries: readonly OutgoingState<T>[]): void {
    const sent = entries.filter(({ status }) => status === 'sent');
    const old = new Set(sent.slice(0, Math.max(0, sent.length - remembered)));
    this.#entries = entries.filter((entry) => !old.has(entry));
    // A refused one is kept too: what somebody decided is never lost without a word.
    this.#ports.keep(this.#entries.filter(({ status }) => status !== 'sent').map(({ item }) => item));
    for (const listener of this.#listeners) listener();
  }
}
