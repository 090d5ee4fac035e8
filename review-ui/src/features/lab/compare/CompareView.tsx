import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { FilterMenu } from '@/components/FilterMenu';
import { meQuery } from '@/lib/session/session';
import type { Run } from '../api/types';
import { JudgeDialog } from '../parts/JudgeDialog';
import { useLeaveGuard } from '../parts/useLeaveGuard';
import { BatchMenu } from './BatchMenu';
import { Cards } from './Cards';
import classes from './Compare.module.css';
import { CompareHead } from './CompareHead';
import { KeyHints } from './KeyHints';
import { LeaveDialog } from './LeaveDialog';
import { ordered } from './model/order';
import { placesOf, saysSame } from './model/ranking';
import { shiftsOf } from './model/shifts';
import { AgreementPanel } from './panels/AgreementPanel';
import { RecommendationPanel } from './panels/RecommendationPanel';
import { TradeOffPanel } from './panels/TradeOffPanel';
import { PromptDialog } from './PromptDialog';
import { ResponseDialog } from './ResponseDialog';
import { RunMenu } from './RunMenu';
import { SaveMark } from './SaveMark';
import { ScoreDialog } from './scores/ScoreDialog';
import { ScoringNotes } from './ScoringNotes';
import type { Comparison } from './types';
import { useAcceptability } from './useAcceptability';
import { useComparison } from './useComparison';
import { useCurrent } from './useCurrent';
import { useRanking } from './useRanking';
import { useRankKeys } from './useRankKeys';
import { useSaving } from './useSaving';
import { useSteps } from './useSteps';
import { rankingOf, useView } from './useView';

type Open = { readonly what: 'response' | 'score'; readonly id: string } | { readonly what: 'judge' | 'prompt' };

interface CompareViewProps {
  comparison: Comparison;
  run: Run;
  /** Whether another run is on its way. */
  isWaiting: boolean;
  /** Whether this run was chosen on the page: then the focus stays on the choice. */
  isPicked: boolean;
  onPick: (run: string) => void;
}

/** The answers of one run: ranked by keys or by dragging, beside what judges say of them and what follows. Nothing is saved but by the person. */
export function CompareView({ comparison, run, isWaiting, isPicked, onPick }: CompareViewProps) {
  const me = useQuery(meQuery).data?.user;
  const canRank = me?.role === 'admin' || me?.role === 'reviewer';
  const view = useView();
  const [open, setOpen] = useState<Open | null>(null);
  const { ids, batch, judged, start, own } = useComparison(comparison, view.batch);
  const { cards, mark } = useAcceptability(run.id, comparison.cards);
  const ranked = useRanking(start, ids);
  const { ranking, work } = ranked;
  const saving = useSaving({ prompt: comparison.prompt.name, run: run.id });
  const isUnsaved = own === null ? work.past.length > 0 && !saysSame(ranking, start) : !saysSame(ranking, own);
  const { leaving } = useLeaveGuard(isUnsaved, rankingOf);

  const scores = useMemo(() => new Map((batch?.scores ?? []).map((score) => [score.experiment, score])), [batch]);
  const shifts = useMemo(() => shiftsOf(judged, ranking), [judged, ranking]);
  const aiRanks = useMemo(() => new Map([...scores].map(([id, { rank }]) => [id, rank])), [scores]);
  const rows = [...new Set(cards.flatMap(({ row }) => (row === null ? [] : [row])))];
  const shown = ordered(
    cards.filter(({ row }) => view.row === null || row === view.row),
    view.sort,
    ranking.flat(),
    aiRanks,
  );
  const current = useCurrent(shown.map(({ experiment }) => experiment));
  const nameOf = (id: string) => {
    const card = cards.find(({ experiment }) => experiment === id);
    if (card === undefined) return 'an answer that is not shown';
    return card.row === null ? card.config.name : `${card.config.name} on ${card.row}`;
  };

  const blocked = canRank
    ? ids.length === 0
      ? 'There is no answer to rank.'
      : !isUnsaved && own !== null
        ? 'It is saved already.'
        : null
    : 'You may look; ranking needs a reviewer.';
  async function save() {
    if (blocked !== null || saving.isPending) return;
    ranked.drop();
    await saving.save(ranking, batch?.id ?? null);
  }
  // What went wrong is shown beside the ranking, which is kept.
  const saveOrSay = () => void save().catch(() => undefined);
  const steps = useSteps({ ranked, current, nameOf, shown, toMine: () => view.setSort('mine') });
  const currentCard = shown.find(({ experiment }) => experiment === current.id);
  useRankKeys(
    {
      ...steps.keys,
      acceptable: () => currentCard !== undefined && canRank && mark(currentCard.experiment, !currentCard.isAcceptable),
      score: () => currentCard !== undefined && setOpen({ what: 'score', id: currentCard.experiment }),
      open: () => currentCard !== undefined && setOpen({ what: 'response', id: currentCard.experiment }),
      save: saveOrSay,
    },
    // What is ranked while another run is on its way would go with this one.
    open === null && leaving === null && !isWaiting,
  );
  const openCard =
    open?.what === 'response' || open?.what === 'score'
      ? cards.find(({ experiment }) => experiment === open.id)
      : undefined;

  return (
    <div className={classes['page']} aria-busy={isWaiting}>
      <CompareHead
        prompt={comparison.prompt.name}
        sort={view.sort}
        onSort={view.setSort}
        canUndo={work.past.length > 0 || work.lifted !== null}
        onUndo={steps.keys.undo}
        blocked={blocked}
        isSaving={saving.isPending}
        onSave={saveOrSay}
      >
        <RunMenu
          runs={comparison.runs}
          run={run}
          takesFocus={isPicked}
          onRun={(id) => {
            onPick(id);
            view.setRun(id);
          }}
        />
        {batch !== null && <BatchMenu batches={comparison.batches} batch={batch} onBatch={view.setBatch} />}
        <SaveMark own={comparison.own} isUnsaved={isUnsaved} isPending={saving.isPending} error={saving.error} />
        {rows.length > 1 && (
          <FilterMenu
            single
            label="Row"
            options={rows.map((value) => ({ value, label: value }))}
            chosen={view.row === null ? [] : [view.row]}
            onChange={([row]) => view.setRow(row ?? null)}
          />
        )}
      </CompareHead>
      <KeyHints isLifted={work.lifted !== null} isJudged={batch !== null} activeMs={saving.activeMs}>
        <Button variant="subtle" color="gray" onClick={() => setOpen({ what: 'prompt' })}>
          Prompt
        </Button>
        {me?.role === 'admin' && run.canJudge && (
          <Button variant="subtle" color="gray" onClick={() => setOpen({ what: 'judge' })}>
            Score with AI
          </Button>
        )}
      </KeyHints>
      <ScoringNotes run={run} batches={comparison.batches} />
      <div inert={isWaiting}>
        <Cards
          cards={shown}
          ranking={ranking}
          scores={scores}
          shifts={shifts}
          current={current.id}
          lifted={work.lifted?.id ?? null}
          canMark={canRank}
          evaluator={me?.name ?? null}
          actions={steps.places}
          grid={current.grid}
          register={current.register}
          onCurrent={current.set}
          onOpen={(id) => setOpen({ what: 'response', id })}
          onScore={(id) => setOpen({ what: 'score', id })}
          onAcceptable={mark}
          onPlace={steps.place}
        />
      </div>
      <p className="visually-hidden" role="status" aria-label="What changed">
        {steps.said}
      </p>
      <div className={classes['low']}>
        {comparison.recommendation !== null && (
          <RecommendationPanel ofRun={comparison.recommendation} hasOthers={comparison.runs.length > 1} />
        )}
        <AgreementPanel
          agreement={comparison.agreement}
          hasScores={batch !== null}
          hasOwn={own !== null}
          isUnsaved={isUnsaved}
          shifts={shifts}
          rankings={comparison.rankings}
          name={nameOf}
        />
        {comparison.tradeOff !== null && (
          <TradeOffPanel tradeOff={comparison.tradeOff} leader={comparison.recommendation?.leader?.config ?? null} />
        )}
      </div>
      {openCard !== undefined && open?.what === 'score' && (
        <ScoreDialog
          card={openCard}
          evaluator={me?.name ?? null}
          canScore={canRank && ids.includes(openCard.experiment)}
          criteria={Object.keys(scores.get(openCard.experiment)?.criteria ?? {})}
          onClose={() => setOpen(null)}
        />
      )}
      {openCard !== undefined && open?.what === 'response' && (
        <ResponseDialog
          card={openCard}
          place={placesOf(ranking).get(openCard.experiment)}
          score={scores.get(openCard.experiment)}
          onScore={canRank ? () => setOpen({ what: 'score', id: openCard.experiment }) : null}
          onClose={() => setOpen(null)}
        />
      )}
      {open?.what === 'judge' && <JudgeDialog run={run} onClose={() => setOpen(null)} />}
      {open?.what === 'prompt' && <PromptDialog prompt={comparison.prompt} onClose={() => setOpen(null)} />}
      {leaving !== null && (
        <LeaveDialog
          busy={saving.isPending}
          error={saving.error}
          onStay={leaving.stay}
          onSave={() => void save().then(leaving.leave, () => undefined)}
          onLeave={leaving.leave}
        />
      )}
    </div>
  );
}
