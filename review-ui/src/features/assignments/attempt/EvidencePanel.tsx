import { SegmentedControl } from '@mantine/core';
import { OutputText } from '@/components/code/OutputText';
import { Keys } from '@/components/Keys';
import { Outcome } from '@/components/Outcome';
import { Panel } from '@/components/Panel';
import { SafeText } from '@/components/SafeText';
import { duration } from '@/lib/format/times';
import { useShortcut } from '@/lib/keyboard/useShortcut';
import type { Check } from '../api/types';
import classes from './Attempt.module.css';
import { isRegression, kinds, nameOf, resultOf, viewsOf, type EvidenceView } from './checks';
import { Logs } from './Logs';
import { Screenshot } from './Screenshot';

const words = {
  screenshot: 'Screenshot',
  console: 'Console',
  requests: 'Requests',
  dom: 'DOM',
  calls: 'Answers of the judge',
} as const;

interface EvidencePanelProps {
  attempt: string;
  check: Check;
  view: string | null;
  onView: (view: EvidenceView) => void;
}

/** Why a check came out as it did, and what the browser saw or the judge said then. */
export function EvidencePanel({ attempt, check, view, onView }: EvidencePanelProps) {
  const offered = viewsOf(check);
  const shown = offered.find((one) => one === view) ?? offered[0];
  useShortcut('attempt.view', () => {
    const next = offered[(offered.findIndex((one) => one === shown) + 1) % offered.length];
    if (next !== undefined) onView(next);
  });
  const facts = [`${kinds[check.kind]} check`, `first asked in round ${check.round}`];
  if (check.weight !== 1) facts.push(`weight ${check.weight}`);
  if (check.elapsedMs > 0) facts.push(duration(check.elapsedMs));
  return (
    <Panel title="Evidence" note={facts.join(', ')} actions={<Outcome outcome={resultOf(check)} variant="badge" />}>
      <div className="stack">
        <h3 className={classes['about']}>
          <SafeText text={nameOf(check)} />
        </h3>
        {isRegression(check) && <p className="fail sm">A regression: it passed in the round before, and fails now.</p>}
        {check.passedBefore === false && check.passed === false && (
          <p className="t2 sm">It failed in the round before already.</p>
        )}
        <OutputText text={check.reason} label="Reason" />
        {resultOf(check) === 'not_measured' && (
          <p className="t2 sm">Not measured: something of ours failed, which does not count against the builder.</p>
        )}
        {shown === undefined ? (
          <p className="t3 sm">
            {check.kind === 'dynamic'
              ? 'The browser left nothing to look at.'
              : 'It read the repository: its reason is all there is to see.'}
          </p>
        ) : (
          <>
            {offered.length === 1 ? (
              <b className="sm">{words[shown]}</b>
            ) : (
              <div className="row">
                <SegmentedControl
                  data={offered.map((value) => ({ value, label: words[value] }))}
                  value={shown}
                  onChange={onView}
                  aria-label="What is shown"
                />
                <Keys of="attempt.view" />
              </div>
            )}
            <div className={classes['seen']}>
              {shown === 'screenshot' ? (
                check.screenshot !== null && (
                  <Screenshot key={check.screenshot} hash={check.screenshot} name={nameOf(check)} />
                )
              ) : (
                <Logs attempt={attempt} position={check.position} view={shown} />
              )}
            </div>
          </>
        )}
      </div>
    </Panel>
  );
}
