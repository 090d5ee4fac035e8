import { OutputText } from '@/components/code/OutputText';
import { SafeText } from '@/components/SafeText';
import { money } from '@/lib/format/money';
import { count } from '@/lib/format/numbers';
import { duration } from '@/lib/format/times';
import type { JudgeCall } from '../api/types';
import classes from './Attempt.module.css';

/** What the judge answered, call by call, as it came, and what that cost. */
export function JudgeCalls({ calls }: { calls: readonly JudgeCall[] }) {
  return (
    <ol className={classes['calls']} aria-label="Answers of the judge">
      {calls.map((call, index) => (
        // Calls are never sorted or added to.
        <li key={index} className="stack">
          <p className="t2 xs">{factsOf(call).join(', ')}</p>
          {call.answer !== null && <OutputText label={`Answer ${index + 1}`} text={call.answer} />}
          {call.problem !== null && (
            <p className="t2 sm">
              Not readable: <SafeText text={call.problem} />
            </p>
          )}
        </li>
      ))}
    </ol>
  );
}

function factsOf({ score, usage, cost, fromCache, latencyMs }: JudgeCall): readonly string[] {
  const facts = [score === null ? 'no score' : `score ${score.toFixed(2)}`];
  if (usage !== null) facts.push(`${count(usage.input)} tokens in, ${count(usage.output)} out`);
  facts.push(cost === null ? 'cost unknown' : money(cost));
  facts.push(fromCache ? 'paid for earlier' : duration(latencyMs));
  return facts;
}
