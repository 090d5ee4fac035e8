import { useDraggable, useDroppable } from '@dnd-kit/core';
import { Switch } from '@mantine/core';
import { useCallback, type ReactNode } from 'react';
import { Icon } from '@/components/Icon';
import { Keys } from '@/components/Keys';
import { SafeText } from '@/components/SafeText';
import { Tag } from '@/components/Tag';
import { parameterText } from '../../parts/parameters';
import type { Place, Side } from '../model/ranking';
import type { Shift } from '../model/shifts';
import { placeWords } from '../model/words';
import type { AiScore, Card } from '../types';
import classes from './Card.module.css';
import { CardFigures } from './CardFigures';
import { CardResponse } from './CardResponse';
import { CardScore } from './CardScore';

interface AnswerCardProps {
  card: Card;
  /** Undefined for an answer that cannot be ranked, because there is none. */
  place: Place | undefined;
  score: AiScore | undefined;
  shift: Shift | undefined;
  isCurrent: boolean;
  isLifted: boolean;
  /** Where what is dragged would go, while it is over this card. */
  drop: Side | null;
  isStacked: boolean;
  canMark: boolean;
  /** The rank, with its ways to change it. */
  rank: ReactNode;
  /** What people scored, and the way to score. */
  hand: ReactNode;
  register: (id: string, element: HTMLElement | null) => void;
  onCurrent: (id: string) => void;
  onOpen: (id: string) => void;
  onAcceptable: (id: string, isAcceptable: boolean) => void;
}

/** One answer: its place, what the judge says, how it begins, and what it took. */
export function AnswerCard(props: AnswerCardProps) {
  const { card, place, score, shift, isCurrent, isLifted, drop, isStacked, canMark, rank, hand } = props;
  const { register, onCurrent, onOpen, onAcceptable } = props;
  const id = card.experiment;
  const isFixed = place === undefined;
  const { setNodeRef: setHandle, listeners, isDragging } = useDraggable({ id, disabled: isFixed });
  const { setNodeRef: setTarget } = useDroppable({ id, disabled: isFixed });
  const ref = useCallback(
    (element: HTMLElement | null) => {
      setTarget(element);
      register(id, element);
    },
    [setTarget, register, id],
  );
  const { name, model, parameters } = card.config;
  const set = [model, parameterText(parameters)].filter((text) => text !== '').join(', ');
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the card that has the focus is the one that keys act on
    <article
      ref={ref}
      className={classes['card']}
      aria-label={`${name}${card.row === null ? '' : `, ${card.row}`}, ${placeWords(place)}`}
      aria-current={isCurrent || undefined}
      data-current={isCurrent || undefined}
      data-lifted={isLifted || undefined}
      data-dragged={isDragging || undefined}
      data-drop={drop ?? undefined}
      data-stacked={isStacked || undefined}
      data-unacceptable={!card.isAcceptable || undefined}
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- one stop for Tab among the cards; arrows choose
      tabIndex={isCurrent ? 0 : -1}
      onFocus={() => onCurrent(id)}
    >
      <div ref={setHandle} className={classes['head']} data-fixed={isFixed || undefined} {...listeners}>
        {rank}
        <div className={classes['names']}>
          <div className={`ell ${classes['name'] ?? ''}`} title={name}>
            <SafeText text={name} />
            {card.config.version > 1 && <span className="t3"> v{card.config.version}</span>}
          </div>
          <div className="xs t3 ell" title={set}>
            <SafeText text={set} />
          </div>
        </div>
        {card.row !== null && (
          <Tag>
            <SafeText text={card.row} />
          </Tag>
        )}
      </div>
      {score !== undefined ? <CardScore score={score} shift={shift} /> : <NoScore />}
      <CardResponse card={card} onOpen={() => onOpen(id)} />
      <CardFigures card={card} />
      {hand}
      <div className={classes['foot']}>
        <Switch
          size="xs"
          checked={card.isAcceptable}
          disabled={!canMark}
          onChange={(event) => onAcceptable(id, event.currentTarget.checked)}
          aria-label={`${name} is acceptable`}
        />
        {card.isAcceptable ? (
          <span>acceptable</span>
        ) : (
          <b className="fail row" style={{ gap: 4 }}>
            <Icon name="x" size={12} /> not acceptable
          </b>
        )}
        <span className="sp" />
        {isCurrent && canMark && <Keys of="rank.acceptable" />}
      </div>
    </article>
  );
}

function NoScore() {
  return (
    <div className={classes['score']}>
      <span className="sm t3">No AI score</span>
    </div>
  );
}
