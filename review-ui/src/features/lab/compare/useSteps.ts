import { useState } from 'react';
import type { PlaceActions } from './card/PlaceMenu';
import { atRank, moved, placed, placesOf, tieToggled, type Ranking, type Side } from './model/ranking';
import { placeWords } from './model/words';
import type { Card } from './types';
import type { Current } from './useCurrent';
import type { RankActions } from './useRankKeys';
import type { Ranked } from './useRanking';

interface StepsProps {
  ranked: Ranked;
  current: Current;
  nameOf: (id: string) => string;
  /** In the order in which they are shown. */
  shown: readonly Card[];
  /** Shows the cards in the order of the ranking: what a step does would not be seen in another one. */
  toMine: () => void;
}

/** Every way to change the ranking, and what was said of the last one. */
export interface Steps {
  readonly keys: Omit<RankActions, 'acceptable' | 'score' | 'open' | 'save'>;
  readonly places: PlaceActions;
  /** What is dropped on a card. */
  readonly place: (id: string, target: string, side: Side) => void;
  /** For those who do not see the cards move. */
  readonly said: string;
}

/** Steps of ranking by keys, by the menus of the cards and by dragging. */
export function useSteps({ ranked, current, nameOf, shown, toMine }: StepsProps): Steps {
  const [said, say] = useState('');
  const { work, ranking } = ranked;
  const isShown = (id: string) => shown.some(({ experiment }) => experiment === id);

  function tell(id: string, after: Ranking) {
    const group = after.find((one) => one.includes(id)) ?? [];
    const others = group.filter((other) => other !== id).map(nameOf);
    const place = placeWords(placesOf(after).get(id));
    say(`${nameOf(id)}: ${place}${others.length === 0 ? '' : ` with ${others.join(', ')}`}`);
  }
  function change(id: string, to: (ranking: Ranking) => Ranking) {
    toMine();
    tell(id, ranked.change(to));
  }
  const places: PlaceActions = {
    rank: (id, rank) => change(id, (before) => atRank(before, id, rank)),
    move: (id, by) => change(id, (before) => moved(before, id, by, isShown)),
    tie: (id) => change(id, (before) => tieToggled(before, id)),
  };
  function onCurrent(act: (id: string) => void) {
    if (current.id === null) return;
    if (placesOf(ranking).has(current.id)) act(current.id);
    else say(`${nameOf(current.id)} has no answer and cannot be ranked.`);
  }
  function choose(by: number): boolean {
    const next = current.beside(by);
    if (next === null) return false;
    if (work.lifted !== null) ranked.drop();
    current.focus(next);
    return true;
  }
  return {
    said,
    places,
    place: (id, target, side) => change(id, (before) => placed(before, id, target, side)),
    keys: {
      step: (by) => {
        if (work.lifted !== null) places.move(work.lifted.id, by);
        else choose(by);
      },
      row: (by) => {
        const columns = current.columns();
        // Cards in one row: the page scrolls.
        return shown.length > columns && choose(by * columns);
      },
      lift: () =>
        onCurrent((id) => {
          if (work.lifted !== null) {
            ranked.drop();
            tell(id, ranking);
          } else {
            toMine();
            ranked.lift(id);
            current.focus(id);
            say(`${nameOf(id)} is lifted: arrows move it, Space drops it, Escape puts it back.`);
          }
        }),
      cancel: () => {
        if (work.lifted === null) return false;
        ranked.cancel();
        say(`${nameOf(work.lifted.id)} is where it was.`);
        return true;
      },
      rank: (rank) => onCurrent((id) => places.rank(id, rank)),
      tie: () => onCurrent((id) => places.tie(id)),
      undo: () => {
        ranked.undo();
        say('Undone.');
      },
      redo: () => {
        ranked.redo();
        say('Done again.');
      },
    },
  };
}
