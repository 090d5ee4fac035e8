import { Button, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { CodeText } from '@/components/code/CodeText';
import { Dialog } from '@/components/Dialog';
import { DialogHead } from '@/components/DialogHead';
import { Facts } from '@/components/Facts';
import { SafeText } from '@/components/SafeText';
import { visibleText } from '@/lib/format/visible';
import { parameterText } from '../parts/parameters';
import classes from './Compare.module.css';
import { readingOf } from './model/reading';
import { answerCost, answerTime, placeWords } from './model/words';
import type { Place } from './model/ranking';
import { LazyResponse } from './response/LazyResponse';
import type { AiScore, Card } from './types';

interface ResponseDialogProps {
  card: Card;
  place: Place | undefined;
  score: AiScore | undefined;
  /** Null for those who may only look. */
  onScore: (() => void) | null;
  onClose: () => void;
}

/** One answer in full: as it reads, or as it is stored; with its config, and what the judge said of it. */
export function ResponseDialog({ card, place, score, onScore, onClose }: ResponseDialogProps) {
  const text = card.response ?? '';
  const reading = readingOf(text);
  const [view, setView] = useState<'read' | 'stored'>(reading.kind === 'plain' ? 'stored' : 'read');
  const { name, version, model, connection, parameters } = card.config;
  return (
    <Dialog label={`Full response of ${visibleText(name)}`} size={960} onClose={onClose}>
      <div className="stack">
        <DialogHead title={`${visibleText(name)}, ${placeWords(place)}`} onClose={onClose} />
        <Facts
          facts={[
            { name: 'Model', value: <SafeText text={model} />, note: `by ${visibleText(connection)}` },
            { name: 'Config', value: `version ${version}`, note: visibleText(parameterText(parameters)) },
            { name: 'Time', value: card.seconds === null ? null : answerTime(card.seconds) },
            { name: 'Cost', value: card.costUsd === null ? 'unpriced' : answerCost(card.costUsd) },
            { name: 'Ended', value: card.finishReason?.replaceAll('_', ' ') },
          ]}
        />
        {[card.error, card.refusal, card.explanation].map(
          (note) =>
            note !== null && (
              <p key={note} className="warn sm">
                <SafeText text={note} />
              </p>
            ),
        )}
        {text !== '' && (
          <>
            <div className="row">
              <SegmentedControl
                aria-label="View of the response"
                value={view}
                onChange={setView}
                data={[
                  { value: 'read', label: 'As it reads', disabled: reading.kind === 'plain' },
                  { value: 'stored', label: 'As it is stored' },
                ]}
              />
              <span className="sp" />
              {onScore !== null && <Button onClick={onScore}>Score by hand</Button>}
            </div>
            {view === 'stored' ? (
              <CodeText text={text} label={`Response of ${visibleText(name)}`} language="plain" maxHeight="56vh" />
            ) : (
              <div
                className={classes['full']}
                data-autofocus
                role="region"
                aria-label={`Response of ${visibleText(name)}`}
                tabIndex={0}
              >
                <LazyResponse text={text} />
              </div>
            )}
          </>
        )}
        {score !== undefined && score.comments.length > 0 && (
          <section>
            <h3>What the judge said, call by call</h3>
            <ul className={classes['comments']}>
              {score.comments.map((comment, at) => (
                <li key={at}>
                  <SafeText text={comment} />
                </li>
              ))}
            </ul>
          </section>
        )}
      </div>
    </Dialog>
  );
}
