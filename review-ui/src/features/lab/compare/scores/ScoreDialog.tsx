import { useState } from 'react';
import { Dialog } from '@/components/Dialog';
import { DialogHead } from '@/components/DialogHead';
import { FormDialog } from '@/components/FormDialog';
import { visibleText } from '@/lib/format/visible';
import { moment } from '@/lib/format/times';
import { useChange } from '../../parts/useChange';
import { blockedBy, byWhom, draftOf, requestOf } from '../model/handScores';
import { saveScore } from '../queries';
import type { Card } from '../types';
import { ScoreFields } from './ScoreFields';
import { ScoresSaid } from './ScoresSaid';

interface ScoreDialogProps {
  card: Card;
  evaluator: string | null;
  /** False for those who may only look, and for an answer that failed. */
  canScore: boolean;
  /** What a judge scores by: a person may score by it too. */
  criteria: readonly string[];
  onClose: () => void;
}

/** Scores of one answer by hand: one's own to be written and replaced, those of others to be read. */
export function ScoreDialog(props: ScoreDialogProps) {
  const { card, canScore, onClose } = props;
  if (canScore) return <ScoreForm {...props} />;
  const title = `Scores of ${visibleText(card.config.name)} by hand`;
  return (
    <Dialog label={title} onClose={onClose}>
      <div className="stack">
        <DialogHead title={title} onClose={onClose} />
        {card.scores.length === 0 ? <p className="t3">Nobody has scored it.</p> : <ScoresSaid scores={card.scores} />}
      </div>
    </Dialog>
  );
}

function ScoreForm({ card, evaluator, criteria, onClose }: ScoreDialogProps) {
  const { mine, others } = byWhom(card.scores, evaluator);
  const [before] = useState(() => draftOf(mine, criteria));
  const [draft, setDraft] = useState(before);
  const change = useChange(() => saveScore(card.experiment, requestOf(draft)), {
    done: 'Your score is saved.',
    onDone: onClose,
  });
  return (
    <FormDialog
      title={`Score ${visibleText(card.config.name)} by hand`}
      action={mine === undefined ? 'Save' : 'Replace'}
      blocked={blockedBy(draft, before)}
      busy={change.isPending}
      error={change.error}
      failure={{ title: 'Your score was not saved.', kept: 'What you wrote is kept here.' }}
      onSubmit={() => change.mutate(undefined)}
      onClose={onClose}
    >
      <p className="t3 sm">
        {mine === undefined
          ? 'It counts as quality where nobody has ranked the answer; a ranking goes before it.'
          : `Yours of ${moment(mine.createdAt)} UTC stands until you replace it.`}
      </p>
      <ScoreFields draft={draft} onChange={(changes) => setDraft({ ...draft, ...changes })} />
      {others.length > 0 && (
        <section className="stack">
          <h3>What others said</h3>
          <ScoresSaid scores={others} />
        </section>
      )}
    </FormDialog>
  );
}
