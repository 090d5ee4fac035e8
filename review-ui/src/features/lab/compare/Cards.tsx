import {
  DndContext,
  DragOverlay,
  PointerSensor,
  pointerWithin,
  useSensor,
  useSensors,
  type CollisionDetection,
  type DragEndEvent,
  type DragMoveEvent,
} from '@dnd-kit/core';
import { useState, type Ref } from 'react';
import { SafeText } from '@/components/SafeText';
import { AnswerCard } from './card/AnswerCard';
import cardClasses from './card/Card.module.css';
import { PlaceMenu, type PlaceActions } from './card/PlaceMenu';
import classes from './Compare.module.css';
import { placesOf, type Ranking, type Side } from './model/ranking';
import { sideOf } from './model/sides';
import type { Shift } from './model/shifts';
import { HandScores } from './scores/HandScores';
import type { AiScore, Card } from './types';

interface CardsProps {
  /** In the order in which they are shown. */
  cards: readonly Card[];
  ranking: Ranking;
  scores: ReadonlyMap<string, AiScore>;
  shifts: ReadonlyMap<string, Shift>;
  current: string | null;
  lifted: string | null;
  canMark: boolean;
  /** Who looks at the page; null while it is not known. */
  evaluator: string | null;
  actions: PlaceActions;
  grid: Ref<HTMLDivElement>;
  register: (id: string, element: HTMLElement | null) => void;
  onCurrent: (id: string) => void;
  onOpen: (id: string) => void;
  onScore: (id: string) => void;
  onAcceptable: (id: string, isAcceptable: boolean) => void;
  onPlace: (id: string, target: string, side: Side) => void;
}

/** The answers beside each other. Dragged onto the middle of a card one ties with it, onto its edges it goes before or after it. */
export function Cards(props: CardsProps) {
  const { cards, ranking, scores, shifts, current, lifted, canMark, evaluator, actions, grid } = props;
  const [over, setOver] = useState<{ id: string; side: Side; isStacked: boolean } | null>(null);
  const [dragged, setDragged] = useState<string | null>(null);
  // A press that moves less is a click.
  const sensors = useSensors(useSensor(PointerSensor, { activationConstraint: { distance: 8 } }));
  const places = placesOf(ranking);
  const held = cards.find(({ experiment }) => experiment === dragged);

  function onDragMove({ collisions, active }: DragMoveEvent) {
    const hit = collisions?.[0];
    const side = hit?.data?.['side'] as Side | undefined;
    const next =
      hit === undefined || side === undefined || hit.id === active.id
        ? null
        : { id: String(hit.id), side, isStacked: hit.data?.['isStacked'] === true };
    if (next?.id !== over?.id || next?.side !== over?.side) setOver(next);
  }
  function onDragEnd({ active }: DragEndEvent) {
    if (over !== null) props.onPlace(String(active.id), over.id, over.side);
    rest();
  }
  function rest() {
    setOver(null);
    setDragged(null);
  }
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={bySide}
      accessibility={{ announcements: silent, screenReaderInstructions: { draggable: '' } }}
      onDragStart={({ active }) => {
        setDragged(String(active.id));
        props.onCurrent(String(active.id));
      }}
      onDragMove={onDragMove}
      onDragEnd={onDragEnd}
      onDragCancel={rest}
    >
      <div ref={grid} className={classes['cards']} role="group" aria-label="Answers">
        {cards.map((card) => {
          const id = card.experiment;
          const place = places.get(id);
          return (
            <AnswerCard
              key={id}
              card={card}
              place={place}
              score={scores.get(id)}
              shift={shifts.get(id)}
              isCurrent={current === id}
              isLifted={lifted === id}
              drop={over?.id === id ? over.side : null}
              isStacked={over?.isStacked === true}
              canMark={canMark}
              rank={
                place !== undefined && (
                  <PlaceMenu
                    id={id}
                    name={card.config.name}
                    place={place}
                    count={places.size}
                    isTiedLeft={ranking.some((group) => group.indexOf(id) > 0)}
                    actions={actions}
                  />
                )
              }
              hand={
                <HandScores
                  card={card}
                  evaluator={evaluator}
                  canScore={canMark && place !== undefined}
                  isCurrent={current === id}
                  onOpen={() => props.onScore(id)}
                />
              }
              register={props.register}
              onCurrent={props.onCurrent}
              onOpen={props.onOpen}
              onAcceptable={props.onAcceptable}
            />
          );
        })}
      </div>
      <DragOverlay dropAnimation={null}>
        {held !== undefined && (
          <div className={cardClasses['overlay']}>
            <b>{places.get(held.experiment)?.rank}</b>
            <span className={cardClasses['name']}>
              <SafeText text={held.config.name} />
            </span>
          </div>
        )}
      </DragOverlay>
    </DndContext>
  );
}

/** The card under the pointer, and on which side of it the pointer is. */
const bySide: CollisionDetection = (args) => {
  const { pointerCoordinates, droppableRects } = args;
  return pointerWithin(args).map((collision) => {
    const box = droppableRects.get(collision.id);
    if (box === undefined || pointerCoordinates === null) return collision;
    const isStacked = box.width > innerWidth * 0.7;
    return { ...collision, data: { ...collision.data, side: sideOf(pointerCoordinates, box, isStacked), isStacked } };
  });
};

// The page says itself what was moved where.
const nothing = () => undefined;
const silent = { onDragStart: nothing, onDragOver: nothing, onDragEnd: nothing, onDragCancel: nothing };
