import { Button } from '@mantine/core';
import { Icon } from '@/components/Icon';
import { Keys } from '@/components/Keys';
import { SafeText } from '@/components/SafeText';
import { Tag } from '@/components/Tag';
import type { Suggestion } from '../api/contract';
import type { LaneState } from '../model/lane';
import { isShown, mayShow } from '../model/lane';
import { choiceWords, type Choice } from '../model/review';
import classes from './Item.module.css';

interface JudgeStripProps {
  state: LaneState;
  suggestion: Suggestion | null;
  verdict: Choice | null;
  overriding: boolean;
  /** The blind first vote, once it is stored. */
  firstVote: Choice | null;
  onAccept: () => void;
  onOverride: () => void;
  onToggle: () => void;
  onKeep: () => void;
}

/** What the judge says, as far as the lane lets it be seen. It sits on the row of verdicts because it concerns the decision. */
export function JudgeStrip(props: JudgeStripProps) {
  const { state } = props;
  return (
    <section className={classes['judge']} aria-label="Suggestion of the judge">
      <Icon name="judge" size={18} />
      {isShown(state) ? <Opinion {...props} /> : <Hidden {...props} />}
    </section>
  );
}

function Hidden({ state, onToggle }: JudgeStripProps) {
  if (mayShow(state)) {
    return (
      <>
        <span>Hidden by you</span>
        <span className="sp" />
        <Button variant="subtle" color="gray" onClick={onToggle} rightSection={<Keys of="review.suggestion" />}>
          Show
        </Button>
      </>
    );
  }
  if (state.lane === 'blind') return <Words text="No suggestion in this lane" tag="blind" />;
  if (state.lane === 'blind-first' && !state.voted)
    return <Words text="Hidden until your vote; you may revise it then" tag="blind first" />;
  return <span className="t2">No judge has a verdict on this pair</span>;
}

function Words({ text, tag }: { text: string; tag: string }) {
  return (
    <>
      <span>{text}</span>
      <Tag tone="accent">{tag}</Tag>
    </>
  );
}

function Opinion({
  state,
  suggestion,
  verdict,
  overriding,
  firstVote,
  onAccept,
  onOverride,
  onToggle,
  onKeep,
}: JudgeStripProps) {
  if (suggestion === null) return <span className="t2">No judge has a verdict on this pair</span>;
  const { calibration, confidence, critique, inconsistent } = suggestion;
  const agrees = verdict === suggestion.verdict;
  const isOverriding = overriding || (verdict !== null && !agrees);
  return (
    <>
      <span className="nw">
        {firstVote === null ? 'Judge suggests ' : `You ${choiceWords[firstVote].replace('Tie', 'tie')}, judge `}
        <b>{choiceWords[suggestion.verdict]}</b>
      </span>
      {firstVote !== null && <Tag tone="accent">revealed</Tag>}
      {inconsistent && <Tag tone="warn">inconsistent</Tag>}
      {confidence !== null && (
        <span className="nw t2">
          confidence <b style={{ color: 'var(--text)' }}>{confidence.toFixed(2)}</b>
        </span>
      )}
      {calibration.calibrated ? (
        <Tag tone="pass">calibrated, {calibration.votes} votes</Tag>
      ) : (
        <>
          <Tag tone="warn" icon="info">
            uncalibrated
          </Tag>
          <span className={`xs t3 nw ${classes['wide'] ?? ''}`}>
            {calibration.votes} of {calibration.needed} blind votes
          </span>
        </>
      )}
      <span className={classes['rule']} />
      <span className="ell t2 sm sp" title={critique ?? undefined}>
        {inconsistent ? 'The verdict flipped with the order. ' : 'Same verdict in both orders. '}
        {critique !== null && <SafeText text={`“${critique}”`} />}
      </span>
      {state.lane === 'blind-first' ? (
        <Button onClick={onKeep} rightSection={<Keys of="review.submit" />}>
          {verdict === firstVote ? 'Keep' : 'Revise'}
        </Button>
      ) : (
        <>
          <Button
            aria-pressed={agrees}
            className={agrees ? (classes['on'] ?? '') : ''}
            onClick={onAccept}
            rightSection={<Keys of="review.accept" />}
          >
            {agrees ? 'Accepted' : 'Accept'}
          </Button>
          <Button
            aria-pressed={isOverriding}
            className={isOverriding ? (classes['on'] ?? '') : ''}
            onClick={onOverride}
            rightSection={<Keys of="review.override" />}
          >
            {isOverriding ? 'Overriding' : 'Override'}
          </Button>
        </>
      )}
      <Button
        variant="subtle"
        color="gray"
        className={classes['wide'] ?? ''}
        onClick={onToggle}
        rightSection={<Keys of="review.suggestion" />}
      >
        Hide
      </Button>
    </>
  );
}
