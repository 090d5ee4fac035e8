import { ActionIcon, Tooltip } from '@mantine/core';
import { Icon } from '@/components/Icon';
import { SafeText } from '@/components/SafeText';
import { beginning } from '../model/reading';
import { LazyResponse } from '../response/LazyResponse';
import type { Card } from '../types';
import classes from './Card.module.css';

/** As much of an answer as a card shows, in characters. */
const shown = 3_000;

interface CardResponseProps {
  card: Card;
  onOpen: () => void;
}

/** The beginning of an answer; why there is none, or what is odd about it. */
export function CardResponse({ card, onOpen }: CardResponseProps) {
  const { response, refusal, error, explanation } = card;
  const text = response ?? '';
  return (
    <>
      {explanation !== null && text !== '' && (
        <p className={`warn xs ${classes['note'] ?? ''}`}>
          <Icon name="info" size={12} /> <SafeText text={explanation} />
        </p>
      )}
      <div className={classes['well']}>
        {text !== '' ? (
          <div className={classes['text']}>
            <LazyResponse text={beginning(text, shown)} />
          </div>
        ) : error !== null ? (
          <Empty tone="err" title="No answer." text={error} />
        ) : refusal !== null ? (
          <Empty tone="warn" title="Refused." text={refusal} />
        ) : (
          <Empty tone="warn" title="Empty answer." text={explanation ?? ''} />
        )}
        <span className={classes['open']}>
          <Tooltip label="Full response">
            <ActionIcon
              variant="default"
              size={24}
              tabIndex={-1}
              onClick={onOpen}
              aria-label={`Full response of ${card.config.name}`}
            >
              <Icon name="expand" size={12} />
            </ActionIcon>
          </Tooltip>
        </span>
      </div>
    </>
  );
}

function Empty({ tone, title, text }: { tone: 'err' | 'warn'; title: string; text: string }) {
  return (
    <div className={classes['empty']} data-tone={tone}>
      <Icon name={tone === 'err' ? 'unmeasured' : 'info'} />
      <span>
        <b>{title}</b> <SafeText text={text} />
      </span>
    </div>
  );
}
