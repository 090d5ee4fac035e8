import { describe, expect, it } from 'vitest';
import {
  atRank,
  completed,
  flat,
  fromRanks,
  isSame,
  moved,
  placed,
  placesOf,
  saysSame,
  tieToggled,
  type Ranking,
} from './ranking';

/** All ways to rank the given ids, ties included. */
function all(ids: readonly string[]): readonly Ranking[] {
  const [first, ...rest] = ids;
  if (first === undefined) return [[]];
  return all(rest).flatMap((ranking) => [
    ...Array.from({ length: ranking.length + 1 }, (_, at) => ranking.toSpliced(at, 0, [first])),
    ...ranking.map((group, at) => ranking.toSpliced(at, 1, [first, ...group])),
  ]);
}

const ids = ['a', 'b', 'c', 'd'];
const rankings = all(ids);
const text = (ranking: Ranking) => ranking.map((group) => group.join('=')).join(' ');
const parse = (words: string): Ranking => words.split(' ').map((group) => group.split('='));

it('knows all 75 ways to rank four', () => {
  expect(new Set(rankings.map(text)).size).toBe(75);
});

describe('places', () => {
  it('count as competitions do: after two that share the second place comes the fourth', () => {
    const places = placesOf(parse('a b=c d'));
    expect(ids.map((id) => places.get(id))).toEqual([
      { rank: 1, isTied: false },
      { rank: 2, isTied: true },
      { rank: 2, isTied: true },
      { rank: 4, isTied: false },
    ]);
  });
});

describe('every step', () => {
  it('keeps each experiment exactly once, whatever the ranking was', () => {
    for (const ranking of rankings) {
      for (const id of ids) {
        const results = [
          moved(ranking, id, -1),
          moved(ranking, id, 1),
          tieToggled(ranking, id),
          ...[1, 2, 3, 4, 9].map((rank) => atRank(ranking, id, rank)),
          ...ids.flatMap((target) =>
            (['before', 'with', 'after'] as const).map((side) => placed(ranking, id, target, side)),
          ),
        ];
        for (const result of results) {
          expect(flat(result).toSorted(), text(ranking)).toEqual(ids);
          expect(result.every((group) => group.length > 0)).toBe(true);
        }
      }
    }
  });
  it('of one that is not ranked changes nothing', () => {
    const ranking = parse('a b=c');
    expect(moved(ranking, 'x', 1)).toBe(ranking);
    expect(atRank(ranking, 'x', 1)).toBe(ranking);
    expect(tieToggled(ranking, 'x')).toBe(ranking);
    expect(placed(ranking, 'x', 'a', 'with')).toBe(ranking);
    expect(placed(ranking, 'a', 'x', 'with')).toBe(ranking);
  });
});

describe('moving', () => {
  it('leaves a tie first, then passes whole groups, and ends at the edge', () => {
    const steps = ['d'];
    let ranking = parse('a=b c=d');
    for (let step = 0; step < 4; step++) {
      ranking = moved(ranking, 'd', -1);
      steps.push(text(ranking));
    }
    expect(steps).toEqual(['d', 'a=b d c', 'd a=b c', 'd a=b c', 'd a=b c']);
  });
  it('and back is where it was, when it was alone and not at an edge', () => {
    for (const ranking of rankings) {
      for (const id of ids) {
        const isAlone = ranking.some((group) => group.length === 1 && group[0] === id);
        if (!isAlone || flat(ranking).at(-1) === id) continue;
        expect(text(moved(moved(ranking, id, 1), id, -1))).toBe(text(ranking));
      }
    }
  });
  it('passes what is not shown along with the next that is', () => {
    const shown = (id: string) => id === 'a' || id === 'd';
    expect(text(moved(parse('a b c d'), 'd', -1, shown))).toBe('d a b c');
    expect(text(moved(parse('a b c d'), 'a', 1, shown))).toBe('b c d a');
    expect(text(moved(parse('a=b c d'), 'a', 1, shown))).toBe('b c d a');
    expect(text(moved(parse('b a=c d'), 'a', -1, shown))).toBe('b a=c d');
  });
});

describe('a rank by its digit', () => {
  it('is the rank that the experiment has then, but for one within a tie', () => {
    for (const ranking of rankings) {
      for (const id of ids) {
        for (const rank of [1, 2, 3, 4]) {
          const place = placesOf(atRank(ranking, id, rank)).get(id);
          expect(place?.isTied).toBe(false);
          const starts = placesOf(
            completed(
              ranking,
              ids.filter((other) => other !== id),
            ),
          );
          const free = new Set([...[...starts.values()].map((other) => other.rank), 4]);
          if (free.has(rank)) expect(place?.rank, `${text(ranking)} ${id} ${rank}`).toBe(rank);
          else expect(place?.rank).toBeGreaterThan(rank);
        }
      }
    }
  });
});

describe('a tie with the left', () => {
  it('is taken back by the same key', () => {
    for (const ranking of rankings)
      for (const id of ids) expect(text(tieToggled(tieToggled(ranking, id), id))).toBe(text(ranking));
  });
  it('joins both sides, and nothing at the left end', () => {
    expect(text(tieToggled(parse('a b=c d'), 'b'))).toBe('a=b=c d');
    expect(text(tieToggled(parse('a b=c d'), 'c'))).toBe('a b c d');
    expect(text(tieToggled(parse('a b c d'), 'a'))).toBe('a b c d');
  });
});

describe('dropping on another', () => {
  it('goes before or behind all of its tie, or into it', () => {
    expect(text(placed(parse('a b=c d'), 'd', 'c', 'before'))).toBe('a d b=c');
    expect(text(placed(parse('a b=c d'), 'a', 'b', 'after'))).toBe('b=c a d');
    expect(text(placed(parse('a b=c d'), 'd', 'a', 'with'))).toBe('a=d b=c');
  });
});

describe('two rankings', () => {
  it('say the same when only the order within a tie differs', () => {
    expect(saysSame(parse('a b=c d'), parse('a c=b d'))).toBe(true);
    expect(isSame(parse('a b=c d'), parse('a c=b d'))).toBe(false);
    expect(saysSame(parse('a b=c d'), parse('a b c d'))).toBe(false);
    expect(saysSame(parse('a b'), parse('a=b'))).toBe(false);
  });
  it('come from ranks with their ties', () => {
    const ranks = ['d 2', 'a 1', 'c 4', 'b 2'].map((line) => line.split(' '));
    expect(text(fromRanks(ranks.map(([experiment = '', rank]) => ({ experiment, rank: Number(rank) }))))).toBe(
      'a d=b c',
    );
  });
  it('hold exactly what is shown: what is gone leaves, what is new comes last', () => {
    expect(text(completed(parse('x=a b'), ['a', 'b', 'c']))).toBe('a b c');
  });
});
