import { backoff, type Clock } from './clock';

/** What the store said to a save. */
export type SaveReply<T> =
  | { readonly kind: 'saved'; readonly revision: number; readonly savedAt: string }
  | { readonly kind: 'conflict'; readonly revision: number; readonly theirs: T }
  /** The item is no longer this reviewer's. */
  | { readonly kind: 'lost' };

/** Where a draft stands. */
export type DraftState<T> =
  | { readonly kind: 'untouched' }
  | { readonly kind: 'saving'; readonly revision: number }
  | { readonly kind: 'saved'; readonly revision: number; readonly savedAt: string }
  /** The store cannot be reached; a copy is kept in this browser. */
  | { readonly kind: 'unsaved'; readonly revision: number; readonly retryAt: number; readonly reason: string }
  | { readonly kind: 'conflict'; readonly revision: number; readonly basedOn: number; readonly theirs: T }
  | { readonly kind: 'lost'; readonly revision: number };

/** What a saver needs of the world. */
export interface SaverPorts<T> {
  readonly clock: Clock;
  /** Rejects when the store cannot be reached. */
  save(basedOn: number, content: T): Promise<SaveReply<T>>;
  /** Whether a draft of the store was written here: a save whose answer was lost on the way. */
  isOwn(theirs: T): boolean;
  /** Keeps a copy in this browser until the store has it. */
  keep(basedOn: number, content: T): void;
  forget(): void;
}

/** Changes are gathered for this long, in milliseconds. */
export const gatherFor = 500;

/** Saves a draft at every change, one save at a time, each on top of the revision that it was made from; never gives up. */
export class DraftSaver<T> {
  readonly #ports: SaverPorts<T>;
  readonly #listeners = new Set<() => void>();
  #state: DraftState<T>;
  #revision: number;
  #pending: T | null = null;
  #sending = false;
  #attempt = 0;
  #closed = false;
  #callOff: (() => void) | null = null;

  constructor(ports: SaverPorts<T>, revision: number, savedAt: string | null) {
    this.#ports = ports;
    this.#revision = revision;
    this.#state = savedAt === null ? { kind: 'untouched' } : { kind: 'saved', revision, savedAt };
  }

  /** Where it stands now. */
  readonly state = (): DraftState<T> => this.#state;

  /** Says when the state changes. Returns how to stop. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Whether everything is in the store. */
  get isSettled(): boolean {
    return this.#pending === null && !this.#sending;
  }

  /** The content changed. The copy in this browser is kept at once, the save follows. */
  change(content: T): void {
    if (this.#closed) return;
    this.#pending = content;
    this.#ports.keep(this.#revision, content);
    if (this.#state.kind === 'conflict' || this.#state.kind === 'lost' || this.#state.kind === 'unsaved') return;
    this.#set({ kind: 'saving', revision: this.#revision });
    this.#schedule(gatherFor);
  }

  /** Saves now what waits; also the next try after a failure. */
  flush(): void {
    if (this.#closed || this.#state.kind === 'conflict' || this.#state.kind === 'lost') return;
    this.#schedule(null);
    void this.#send();
  }

  /** Ends a conflict: `content` stands on top of the other's revision. `null` takes theirs as it is. */
  resolve(content: T | null): void {
    const state = this.#state;
    if (state.kind !== 'conflict') return;
    this.#revision = state.revision;
    this.#attempt = 0;
    if (content === null) {
      this.#pending = null;
      this.#ports.forget();
      this.#set({ kind: 'saved', revision: state.revision, savedAt: new Date(this.#ports.clock.now()).toISOString() });
      return;
    }
    this.#set({ kind: 'saving', revision: state.revision });
    this.change(content);
    this.flush();
  }

  /** A copy of this browser stands against a newer draft of the store. */
  beginConflict(mine: T, theirs: T, basedOn: number): void {
    this.#pending = mine;
    this.#set({ kind: 'conflict', revision: this.#revision, basedOn, theirs });
  }

  /** The item is the reviewer's again. */
  regain(): void {
    if (this.#state.kind !== 'lost') return;
    this.#set({ kind: 'saving', revision: this.#revision });
    this.flush();
  }

  /** No more saves: submitted, or left. What waits stays in this browser's copy unless `forget`. */
  close(forget: boolean): void {
    this.#closed = true;
    this.#schedule(null);
    if (forget) this.#ports.forget();
  }

  async #send(): Promise<void> {
    if (this.#sending || this.#pending === null) return;
    const content = this.#pending;
    const basedOn = this.#revision;
    this.#sending = true;
    this.#set({ kind: 'saving', revision: basedOn });
    try {
      const reply = await this.#ports.save(basedOn, content);
      this.#sending = false;
      this.#attempt = 0;
      if (!this.#closed) this.#take(reply, content, basedOn);
    } catch (error) {
      this.#sending = false;
      if (this.#closed) return;
      this.#attempt += 1;
      const wait = backoff(this.#attempt);
      const reason = error instanceof Error ? error.message : String(error);
      this.#set({ kind: 'unsaved', revision: basedOn, retryAt: this.#ports.clock.now() + wait, reason });
      this.#schedule(wait);
    }
  }

  #take(reply: SaveReply<T>, sent: T, basedOn: number): void {
    if (reply.kind === 'lost') {
      this.#set({ kind: 'lost', revision: basedOn });
      return;
    }
    if (reply.kind === 'conflict') {
      if (!this.#ports.isOwn(reply.theirs)) {
        this.#revision = reply.revision;
        this.#set({ kind: 'conflict', revision: reply.revision, basedOn, theirs: reply.theirs });
        return;
      }
      // Saved here before, only unheard of: what is newer goes on top.
      this.#revision = reply.revision;
      if (this.#pending !== null) this.#ports.keep(this.#revision, this.#pending);
      this.#schedule(0);
      return;
    }
    this.#revision = reply.revision;
    if (this.#pending === sent) {
      this.#pending = null;
      this.#ports.forget();
      this.#set({ kind: 'saved', revision: this.#revision, savedAt: reply.savedAt });
      return;
    }
    // Changed while it was sent: the copy is of the new revision, and the next save follows.
    if (this.#pending !== null) this.#ports.keep(this.#revision, this.#pending);
    this.#schedule(gatherFor);
  }

  #schedule(wait: number | null): void {
    this.#callOff?.();
    this.#callOff = wait === null ? null : this.#ports.clock.after(wait, () => void this.#send());
  }

  #set(state: DraftState<T>): void {
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}
