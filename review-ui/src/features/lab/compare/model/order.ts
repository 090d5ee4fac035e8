/** The orders in which cards are shown. */
export const sorts = ['mine', 'ai', 'time', 'cost', 'tokens'] as const;

/** One of {@link sorts}. */
export type Sort = (typeof sorts)[number];

/** What cards are sorted by; null is unknown and comes last. */
export interface Sortable {
  readonly experiment: string;
  readonly seconds: number | null;
  readonly costUsd: number | null;
  readonly inputTokens: number | null;
  readonly answerTokens: number | null;
  readonly reasoningTokens: number | null;
  readonly isAcceptable: boolean;
}

/** All tokens of an answer; null when the provider named none. */
export function totalTokens(card: Pick<Sortable, 'inputTokens' | 'answerTokens' | 'reasoningTokens'>): number | null {
  const known = [card.inputTokens, card.answerTokens, card.reasoningTokens].filter((part) => part !== null);
  return known.length === 0 ? null : known.reduce((sum, part) => sum + part, 0);
}

/**
 * The cards in an order. By rank: as the person ranked, cards without a rank last. Else the best first, equal ones as they are ranked, and what a
 * person marked as not acceptable behind everything.
 */
export function ordered<Card extends Sortable>(
  cards: readonly Card[],
  sort: Sort,
  ranking: readonly string[],
  aiRanks: ReadonlyMap<string, number>,
): readonly Card[] {
  const own = new Map(ranking.map((id, at) => [id, at]));
  const mine = (card: Card) => own.get(card.experiment) ?? Infinity;
  const by = (card: Card): number | null => {
    switch (sort) {
      case 'mine':
        return mine(card);
      case 'ai':
        return aiRanks.get(card.experiment) ?? null;
      case 'time':
        return card.seconds;
      case 'cost':
        return card.costUsd;
      case 'tokens':
        return totalTokens(card);
    }
  };
  const last = (card: Card) => (sort !== 'mine' && !card.isAcceptable ? 1 : 0);
  return cards.toSorted(
    (one, other) =>
      last(one) - last(other) || compare(by(one) ?? Infinity, by(other) ?? Infinity) || compare(mine(one), mine(other)),
  );
}

// Infinity minus itself is no number.
const compare = (one: number, other: number) => (one === other ? 0 : one < other ? -1 : 1);
