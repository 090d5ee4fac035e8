import { count } from '@/lib/format/numbers';
import { answerCost, answerTime } from '../model/words';
import type { Card } from '../types';
import classes from './Card.module.css';

/** What an answer took: reasoning stands on its own line, since it is paid for and not seen. */
export function CardFigures({ card }: { card: Card }) {
  const { seconds, costUsd, inputTokens, cachedTokens, answerTokens, reasoningTokens } = card;
  const cached = cachedTokens === null || cachedTokens === 0 ? undefined : `${count(cachedTokens)} of them cached`;
  return (
    <dl className={classes['figures']}>
      <Line name="Time" value={seconds === null ? null : answerTime(seconds)} />
      <Line name="Cost" value={costUsd === null ? null : answerCost(costUsd)} unknown="unpriced" />
      <Line name="Tokens in" value={inputTokens === null ? null : count(inputTokens)} title={cached} />
      <Line name="Answer" value={answerTokens === null ? null : count(answerTokens)} />
      <Line name="Reasoning" value={reasoningTokens === null ? null : count(reasoningTokens)} />
    </dl>
  );
}

interface LineProps {
  name: string;
  value: string | null;
  unknown?: string;
  title?: string | undefined;
}

function Line({ name, value, unknown = 'unknown', title }: LineProps) {
  return (
    <div title={title}>
      <dt>{name}</dt>
      <dd>{value ?? <span className="t3">{unknown}</span>}</dd>
    </div>
  );
}
