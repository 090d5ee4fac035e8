import { Link } from 'react-router';
import { Facts, type Fact } from '@/components/Facts';
import { Keys } from '@/components/Keys';
import { Outcome } from '@/components/Outcome';
import { SafeText } from '@/components/SafeText';
import { money } from '@/lib/format/money';
import { score } from '@/lib/format/numbers';
import { duration } from '@/lib/format/times';
import { attemptAddress, templateAddress } from '../addresses';
import type { Attempt, AttemptDetail } from '../api/types';
import { Subject } from '../parts/Subject';
import classes from './Attempt.module.css';

/** Whose attempt it is, what came of it, and the other rounds of the same try. */
export function AttemptHead({ detail }: { detail: AttemptDetail }) {
  const { attempt, rounds } = detail;
  return (
    <>
      <div className="row wrap">
        <h1>
          <SafeText text={attempt.template} />
        </h1>
        <span className="t2">
          <Subject model={attempt.model} prompt={attempt.prompt} />, repeat {attempt.repeat + 1}
        </span>
        <Link to={templateAddress(attempt.template, attempt.seed, attempt.round)}>
          seed <SafeText text={attempt.seed} />
        </Link>
        <Outcome outcome={attempt.outcome} variant="badge" />
        <span className="sp br" />
        <Rounds rounds={rounds.map((round) => round.attempt)} current={attempt.id} />
        <Link to={`/runs/${attempt.run}`}>Run</Link>
      </div>
      {attempt.message !== null && (
        <p className="t2">
          <SafeText text={attempt.message} />
        </p>
      )}
      <Facts facts={factsOf(attempt)} />
    </>
  );
}

function Rounds({ rounds, current }: { rounds: readonly Attempt[]; current: string }) {
  return (
    <nav className={classes['rounds']} aria-label="Rounds of this try">
      {rounds.map(({ id, round, outcome }) => (
        <Link key={id} to={attemptAddress(id)} aria-current={id === current ? 'page' : undefined}>
          <span>Round {round}</span>
          <Outcome outcome={outcome} />
        </Link>
      ))}
      {rounds.length > 1 && (
        <>
          <Keys of="attempt.previousRound" />
          <Keys of="attempt.nextRound" />
        </>
      )}
    </nav>
  );
}

function factsOf({ scores, costUsd, latencyMs, checkMs }: Attempt): readonly Fact[] {
  const { dynamicRate, staticRate, llmMean, overall, regressionRate } = scores;
  return [
    { name: 'Page checks passed', value: score(dynamicRate), note: 'of this round’s, more is better' },
    { name: 'Static checks passed', value: score(staticRate) },
    { name: 'Judge’s mean', value: score(llmMean) },
    { name: 'Overall', value: score(overall), note: 'page .6, static .2, judge .2' },
    {
      name: 'Regressed',
      value: regressionRate === null ? null : score(regressionRate),
      note: 'of what passed before, less is better',
    },
    { name: 'Cost', value: costUsd === null ? 'unpriced' : money({ amount: costUsd, currency: 'USD' }) },
    {
      name: 'Time',
      value: latencyMs === null ? 'none' : duration(latencyMs),
      ...(checkMs !== null && { note: `model, then ${duration(checkMs)} of checks` }),
    },
  ];
}
