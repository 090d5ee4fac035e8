import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo, useRef, useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { ErrorState } from '@/components/ErrorState';
import { Keys } from '@/components/Keys';
import { LoadingRows } from '@/components/LoadingRows';
import { notifyDone } from '@/components/notify';
import { Panel } from '@/components/Panel';
import { client, dataOf } from '@/lib/api/client';
import { newId } from '@/lib/ids';
import { useShortcut } from '@/lib/keyboard/useShortcut';
import { usePage } from '@/lib/page/PageContext';
import type { ReviewItem } from '../api/contract';
import { historyQuery, itemQuery } from '../api/queries';
import classes from '../item/Item.module.css';
import { ResponseEditor } from '../item/response/ResponseEditor';
import { SideHead } from '../item/SideHead';
import { useActiveTime } from '@/lib/activity/useActiveTime';
import { useFullText } from '../item/useFullText';
import { VerdictButtons, verdictKeys } from '../item/VerdictRow';
import { spanOf } from '../model/issues';
import { choices, type Choice } from '../model/review';
import { locatedMarks, standingVotes, votesOf } from './votes';
import { VoteCard } from './VoteCard';

/** One disagreement: the pair, what each reviewer said, and the decision between them. */
export function DecisionPage() {
  const { pair = '' } = useParams();
  const item = useQuery(itemQuery(pair));
  const history = useQuery(historyQuery(pair));
  usePage([
    { label: 'Review', to: '/review' },
    { label: 'Adjudication', to: '/review/adjudication' },
    { label: item.data?.task.title ?? 'Decision' },
  ]);
  const error = item.error ?? history.error;
  if (error !== null) {
    return (
      <div className="page">
        <ErrorState
          title="The pair did not load."
          error={error}
          onRetry={() => Promise.all([item.refetch(), history.refetch()])}
        />
      </div>
    );
  }
  if (item.data === undefined || history.data === undefined) {
    return (
      <div className="page">
        <LoadingRows rows={8} />
      </div>
    );
  }
  return <Decision key={pair} item={item.data} votes={votesOf(history.data)} />;
}

function Decision({ item, votes }: { item: ReviewItem; votes: ReturnType<typeof votesOf> }) {
  const navigate = useNavigate();
  const queries = useQueryClient();
  const a = useFullText(item.a.response);
  const b = useFullText(item.b.response);
  const standing = standingVotes(votes);
  const earlier = votes.find(({ action, supersededBy }) => action === 'adjudicate' && supersededBy === null) ?? null;
  const [verdict, setVerdict] = useState<Choice | null>(earlier?.verdict ?? null);
  const [critique, setCritique] = useState(earlier?.critique ?? '');
  const [current, setCurrent] = useState<string | null>(null);
  const time = useActiveTime(0);
  const [openedAt] = useState(() => Date.now());
  const field = useRef<HTMLTextAreaElement>(null);
  const texts = useMemo(() => ({ A: a.text, B: b.text }), [a.text, b.text]);
  const marks = useMemo(() => locatedMarks(standing, texts), [standing, texts]);

  const decide = useMutation({
    mutationFn: (chosen: Choice) => {
      // The spans of those whose verdict is taken stand with the decision.
      const spans = standing.filter((vote) => vote.verdict === chosen).flatMap(({ issues }) => issues);
      return dataOf(
        client.POST('/api/v1/adjudication/{pair}', {
          params: { path: { pair: item.pair } },
          body: {
            id: newId(),
            verdict: chosen,
            spans: spans.map((issue) => ({ ...spanOf(issue), takenFrom: null })),
            critique: critique.trim() === '' ? null : critique.trim(),
            activeMs: Math.round(time.read(Date.now())),
            wallMs: Date.now() - openedAt,
            supersedes: earlier?.id ?? null,
          },
        }),
      );
    },
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['review'] });
      notifyDone('Decided. The reviewers’ judgments stay as they are.');
      await navigate('/review/adjudication');
    },
  });
  const submit = () => verdict !== null && !decide.isPending && decide.mutate(verdict);
  useShortcut(verdictKeys.a_much_better, () => setVerdict(choices[0]));
  useShortcut(verdictKeys.a_better, () => setVerdict(choices[1]));
  useShortcut(verdictKeys.tie, () => setVerdict(choices[2]));
  useShortcut(verdictKeys.b_better, () => setVerdict(choices[3]));
  useShortcut(verdictKeys.b_much_better, () => setVerdict(choices[4]));
  useShortcut(verdictKeys.both_bad, () => setVerdict(choices[5]));
  useShortcut('review.critique', () => field.current?.focus());
  useShortcut('review.submit', submit);
  useShortcut('review.back', () => void navigate('/review/adjudication'));

  return (
    <div className="page">
      <div className="row wrap">
        <h1>{item.task.title}</h1>
        {item.models !== null && (
          <span className="t3 sm">
            A {item.models.a}, B {item.models.b}
          </span>
        )}
      </div>
      {decide.isError && (
        <ErrorState
          title="The decision was not stored."
          error={decide.error}
          kept="It is kept here."
          onRetry={submit}
        />
      )}
      <Panel title="What reviewers said" padded>
        <div style={{ display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(280px, 1fr))', gap: 10 }}>
          {standing.map((vote) => (
            <VoteCard key={vote.id} vote={vote} current={current} onPoint={setCurrent} />
          ))}
        </div>
      </Panel>
      <Panel padded={false}>
        <div className={classes['sides']} style={{ height: 'min(52vh, 560px)' }}>
          {(['A', 'B'] as const).map((side) => (
            <section key={side} className={classes['side']} aria-label={`Response ${side}`}>
              <SideHead side={side} response={side === 'A' ? item.a : item.b} />
              <div className={classes['body']}>
                <ResponseEditor
                  text={texts[side]}
                  program={null}
                  label={`Response ${side}`}
                  marks={marks[side]}
                  current={current}
                  onSelect={() => undefined}
                  onMark={setCurrent}
                  onFocus={() => undefined}
                  handle={null}
                />
              </div>
            </section>
          ))}
        </div>
      </Panel>
      <Panel title="Decision" note="the reviewers’ judgments stay as they are">
        <div className="stack">
          <VerdictButtons verdict={verdict} suggested={null} onChoose={setVerdict} />
          <textarea
            ref={field}
            aria-label="Why"
            placeholder="Why, optional"
            rows={3}
            className={classes['why']}
            value={critique}
            onChange={(event) => setCritique(event.currentTarget.value)}
          />
          <div className="row">
            <span className="sp" />
            <Button
              size="sm"
              variant="filled"
              disabled={verdict === null}
              loading={decide.isPending}
              onClick={submit}
              rightSection={<Keys of="review.submit" />}
            >
              Decide
            </Button>
          </div>
        </div>
      </Panel>
    </div>
  );
}
