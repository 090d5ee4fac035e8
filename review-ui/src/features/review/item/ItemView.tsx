import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { Keys } from '@/components/Keys';
import type { ReviewItem } from '../api/contract';
import { queueQuery } from '../api/queries';
import { isShown, mayShow, submitMeans, type LaneState } from '../model/lane';
import type { Side } from '../model/review';
import { DraftMark } from './DraftMark';
import { Evidence, views, type View } from './Evidence';
import { GuidelinesDrawer } from './GuidelinesDrawer';
import { IssueTable } from './IssueTable';
import classes from './Item.module.css';
import { ItemHeader } from './ItemHeader';
import { ItemNotes } from './ItemNotes';
import { JudgeStrip } from './JudgeStrip';
import { SkipDialog } from './SkipDialog';
import { SpanBox } from './SpanBox';
import { TaskPane } from './TaskPane';
import { useDecision, type DecisionStep } from './useDecision';
import { useItemKeys } from './useItemKeys';
import { useItemSession } from './useItemSession';
import { useLease } from './useLease';
import { useSpans } from './useSpans';
import { VerdictRow } from './VerdictRow';

interface ItemViewProps {
  item: ReviewItem;
  texts: Readonly<Record<Side, string>>;
  user: string;
  /** When the item was read, by this browser's clock in milliseconds. */
  readAt: number;
  /** Only this run; null for all. */
  run: string | null;
  onDone: () => void;
  /** The lease is renewed. */
  onRenew: () => void;
  /** To the item before; null at the beginning. */
  onBack: (() => void) | null;
  /** Takes back what was submitted last; null when there is nothing. */
  onUndoLast: (() => void) | null;
  /** The next item is on its way. */
  leaving: boolean;
}

/** One item: task, two responses, issues, critique, the judge's suggestion and the decision. Every key is under the left hand. */
export function ItemView({
  item,
  texts,
  user,
  readAt,
  run,
  onDone,
  onRenew,
  onBack,
  onUndoLast,
  leaving,
}: ItemViewProps) {
  const session = useItemSession(item, user);
  const { work, dispatch, saver } = session;
  const lease = useLease(item.pair, item.lease, readAt, session.time, onRenew);
  const queue = useQuery(queueQuery(run));
  const [hidden, setHidden] = useState(false);
  const [view, setView] = useState<View>('text');
  const [dialog, setDialog] = useState<'skip' | 'guidelines' | null>(null);
  const critique = useRef<HTMLTextAreaElement>(null);

  const lane: LaneState = {
    lane: item.lane,
    // Not the step: after a vote that was taken back the step is to vote again, and the suggestion was seen all the same.
    voted: item.suggestionState !== 'after_vote',
    hasSuggestion: item.suggestion !== null,
    hidden,
  };
  const shown = isShown(lane);
  const { markSeen } = session;
  useEffect(() => {
    if (shown) markSeen();
  }, [shown, markSeen]);
  const suggested = shown ? (item.suggestion?.verdict ?? null) : null;
  const spans = useSpans(item, texts, session, shown);
  const decision = useDecision(item, user, session, lane, onDone);
  const firstVote =
    item.lane === 'blind-first' && lane.voted
      ? (item.own.find(({ kind }) => kind === 'verdict')?.verdict ?? null)
      : null;

  const undo = () => (work.past.length === 0 && onUndoLast !== null ? onUndoLast() : dispatch({ type: 'undo' }));
  const move = (motion: Parameters<NonNullable<typeof spans.handles.A.current>['move']>[0]) => {
    spans.focus(spans.side);
    spans.handles[spans.side].current?.move(motion);
  };
  useItemKeys(
    {
      choose: (verdict) => {
        decision.clearHint();
        dispatch({ type: 'choose', verdict });
      },
      accept: () => item.suggestion !== null && shown && dispatch({ type: 'accept', verdict: item.suggestion.verdict }),
      override: () => shown && dispatch({ type: 'override', suggested }),
      toggleSuggestion: () => mayShow(lane) && setHidden(!hidden),
      span: () => (view === 'text' ? spans.ask() : setView('text')),
      editSpan: () => spans.edit(),
      focusA: () => spans.focus('A'),
      focusB: () => spans.focus('B'),
      lineDown: () => move('lineDown'),
      lineUp: () => move('lineUp'),
      wordRight: () => move('wordRight'),
      wordLeft: () => move('wordLeft'),
      takeWord: () => move('takeWord'),
      grow: () => {
        spans.focus(spans.side);
        spans.handles[spans.side].current?.grow();
      },
      nextSpan: spans.next,
      deleteSpan: spans.remove,
      critique: () => critique.current?.focus(),
      guidelines: () => setDialog('guidelines'),
      skip: () => setDialog('skip'),
      undo,
      redo: () => dispatch({ type: 'redo' }),
      save: () => saver.flush(),
      submit: decision.submit,
      back: () => onBack?.(),
      view: () => setView(views[(views.indexOf(view) + 1) % views.length] ?? 'text'),
    },
    dialog === null && spans.question === null && !leaving,
  );

  return (
    <div className={classes['page']} aria-busy={leaving} data-pair={item.pair}>
      <h1 className="visually-hidden">{item.task.title}</h1>
      <ItemHeader
        lane={item.lane}
        queue={queue.data?.total}
        time={session.time}
        openedAt={session.openedAt}
        canUndo={work.past.length > 0 || onUndoLast !== null}
        canRedo={work.future.length > 0}
        onUndo={undo}
        onRedo={() => dispatch({ type: 'redo' })}
      >
        <DraftMark state={session.draft} sent={onUndoLast !== null} onRetry={() => saver.flush()} />
      </ItemHeader>
      <ItemNotes user={user} session={session} lease={lease} hint={decision.hint} />
      <TaskPane item={item} lease={lease} onGuidelines={() => setDialog('guidelines')} />
      <div className={classes['compare']}>
        <Evidence
          item={item}
          texts={texts}
          issues={spans.issues}
          current={work.current}
          view={view}
          onView={setView}
          side={spans.side}
          onSide={spans.setSide}
          hasSelection={spans.selection !== null}
          canDelete={spans.current !== null && !spans.current.suggested}
          onSelect={spans.select}
          onPoint={spans.point}
          onFocus={spans.setSide}
          onSpan={spans.ask}
          onNextSpan={() => spans.next(1) || spans.next(1)}
          onDelete={spans.remove}
          handles={spans.handles}
        />
        <div className={classes['below']}>
          <IssueTable
            issues={spans.issues}
            current={work.current}
            onPoint={spans.point}
            onEdit={(listed) => spans.edit(listed)}
            onTake={({ issue }) => spans.take([issue])}
            onTakeAll={spans.takeAll}
          />
          <div className={classes['critique']}>
            <label className="row" htmlFor="critique">
              <b className="sm">Critique</b>
              <span className="xs t3">optional</span>
              <span className="sp" />
              <Keys of="review.critique" />
            </label>
            <textarea
              id="critique"
              ref={critique}
              value={work.review.critique}
              onChange={(event) => dispatch({ type: 'critique', text: event.currentTarget.value })}
              onBlur={() => dispatch({ type: 'endTyping' })}
            />
          </div>
        </div>
      </div>
      <div className={classes['dock']}>
        <JudgeStrip
          state={lane}
          suggestion={item.suggestion}
          verdict={work.review.verdict}
          overriding={work.overriding}
          firstVote={firstVote}
          onAccept={() => item.suggestion !== null && dispatch({ type: 'accept', verdict: item.suggestion.verdict })}
          onOverride={() => dispatch({ type: 'override', suggested })}
          onToggle={() => setHidden(!hidden)}
          onKeep={decision.submit}
        />
        <VerdictRow
          verdict={work.review.verdict}
          suggested={suggested}
          submitLabel={submitLabel(lane, decision.step, leaving)}
          canSubmit={work.review.verdict !== null && decision.step === 'open'}
          onChoose={(verdict) => {
            decision.clearHint();
            dispatch({ type: 'choose', verdict });
          }}
          onSubmit={decision.submit}
          onSave={() => saver.flush()}
          onSkip={() => setDialog('skip')}
          onBack={onBack}
        />
      </div>
      {spans.question !== null && (
        <SpanBox
          quote={spans.question.quote}
          initial={spans.question.kind === 'edit' ? spans.question.issue : null}
          at={spans.question.at}
          onDone={spans.answer}
          onCancel={spans.close}
        />
      )}
      {dialog === 'skip' && (
        <SkipDialog
          onClose={() => setDialog(null)}
          onSkip={(reason) => {
            setDialog(null);
            decision.skip(reason);
          }}
        />
      )}
      {dialog === 'guidelines' && <GuidelinesDrawer version={item.guidelineVersion} onClose={() => setDialog(null)} />}
    </div>
  );
}

function submitLabel(lane: LaneState, step: DecisionStep, leaving: boolean): string {
  if (leaving || step === 'done') return 'Sent';
  if (step === 'voting') return 'Voting';
  if (submitMeans(lane) === 'vote') return 'Vote';
  return 'Submit';
}
