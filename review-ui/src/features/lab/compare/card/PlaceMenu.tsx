import { Menu, UnstyledButton } from '@mantine/core';
import { Icon } from '@/components/Icon';
import { TakesFocus } from '@/components/TakesFocus';
import type { Place } from '../model/ranking';
import { placeWords } from '../model/words';
import classes from './Card.module.css';

/** What can be done to a card's place without keys and without dragging. */
export interface PlaceActions {
  readonly rank: (id: string, rank: number) => void;
  readonly move: (id: string, by: -1 | 1) => void;
  readonly tie: (id: string) => void;
}

interface PlaceMenuProps {
  id: string;
  name: string;
  place: Place;
  /** How many are ranked. */
  count: number;
  /** Whether it shares its place with the one before it. */
  isTiedLeft: boolean;
  actions: PlaceActions;
}

/** The rank, which is also the handle to drag by; pressed, it opens the ways to change it. */
export function PlaceMenu({ id, name, place, count, isTiedLeft, actions }: PlaceMenuProps) {
  const isFirst = place.rank === 1 && !isTiedLeft;
  return (
    <Menu withInitialFocusPlaceholder={false} position="bottom-start" shadow="md">
      <Menu.Target>
        <UnstyledButton
          className={classes['place'] ?? ''}
          aria-label={`${placeWords(place)}: change the place of ${name}`}
        >
          <Icon name="grip" />
          <b>{place.rank}</b>
          {place.isTied && <small>=</small>}
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown mah={360} style={{ overflowY: 'auto' }}>
        <TakesFocus />
        <Menu.Item leftSection={<Icon name="up" />} onClick={() => actions.move(id, -1)}>
          One place up
        </Menu.Item>
        <Menu.Item leftSection={<Icon name="down" />} onClick={() => actions.move(id, 1)}>
          One place down
        </Menu.Item>
        <Menu.Item leftSection={<Icon name="dash" />} disabled={isFirst} onClick={() => actions.tie(id)}>
          {isTiedLeft ? 'Take apart from the one before' : 'Tie with the one before'}
        </Menu.Item>
        <Menu.Divider />
        {Array.from({ length: Math.min(count, 12) }, (_, at) => at + 1).map((rank) => (
          <Menu.Item key={rank} onClick={() => actions.rank(id, rank)}>
            Rank {rank}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
