import { UnstyledButton } from '@mantine/core';
import { useRef } from 'react';
import { Keys } from '@/components/Keys';
import { Outcome } from '@/components/Outcome';
import { Panel } from '@/components/Panel';
import { SafeText } from '@/components/SafeText';
import { Tag } from '@/components/Tag';
import { counted, shortScore } from '@/lib/format/numbers';
import { useShortcut } from '@/lib/keyboard/useShortcut';
import type { Check } from '../api/types';
import classes from './Attempt.module.css';
import { groupsOf, isRegression, kinds, nameOf, resultOf, type CheckGroup } from './checks';

interface ChecksPanelProps {
  checks: readonly Check[];
  round: number;
  chosen: number | null;
  onChoose: (position: number) => void;
}

/** The checks of a round by kind, one of them chosen; those that the change broke are regressions. */
export function ChecksPanel({ checks, round, chosen, onChoose }: ChecksPanelProps) {
  const list = useRef<HTMLDivElement>(null);
  const groups = groupsOf(checks);
  const ordered = groups.flatMap((group) => group.checks);
  const regressions = checks.filter(isRegression).length;

  function go(step: number, event: KeyboardEvent): unknown {
    const inside = list.current?.contains(event.target as Node) === true;
    if (event.key.startsWith('Arrow') && !inside) return false;
    const at = ordered.findIndex(({ position }) => position === chosen);
    const next = ordered[Math.min(Math.max(at + step, 0), ordered.length - 1)];
    if (next === undefined) return false;
    onChoose(next.position);
    list.current?.querySelector<HTMLElement>(`[data-position="${next.position}"]`)?.focus();
    return true;
  }
  useShortcut('list.next', (event) => go(1, event));
  useShortcut('list.previous', (event) => go(-1, event));

  return (
    <Panel
      title="Checks"
      note={round > 1 ? 'the page’s checks of earlier rounds again' : undefined}
      padded={false}
      actions={
        <>
          {regressions > 0 && (
            <Tag tone="fail" icon="down">
              {counted(regressions, 'regression')}
            </Tag>
          )}
          <Keys of="list.next" />
          <Keys of="list.previous" />
        </>
      }
    >
      {checks.length === 0 && (
        <p className={`${classes['none'] ?? ''} t2`}>No check ran: there was nothing that could be published.</p>
      )}
      <div ref={list}>
        {groups.map((group) => (
          <section key={group.kind} aria-label={`${kinds[group.kind]} checks`}>
            <h3 className={classes['group']}>{summaryOf(group)}</h3>
            <ul className={classes['checks']}>
              {group.checks.map((check) => (
                <li key={check.position}>
                  <CheckLine
                    check={check}
                    round={round}
                    isChosen={check.position === chosen}
                    onChoose={() => onChoose(check.position)}
                  />
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </Panel>
  );
}

function CheckLine({
  check,
  round,
  isChosen,
  onChoose,
}: {
  check: Check;
  round: number;
  isChosen: boolean;
  onChoose: () => void;
}) {
  return (
    <UnstyledButton
      className={classes['check'] ?? ''}
      aria-pressed={isChosen}
      data-position={check.position}
      tabIndex={isChosen ? 0 : -1}
      onClick={onChoose}
    >
      <span className={classes['name']}>
        <SafeText text={nameOf(check)} />
      </span>
      {isRegression(check) ? (
        <Tag tone="fail" icon="down">
          round {check.round} · regression
        </Tag>
      ) : (
        check.round < round && <span className="t3 xs nw">round {check.round}</span>
      )}
      {check.kind === 'llm' && check.score !== null && <span className="sm">{shortScore(check.score)}</span>}
      <Outcome outcome={resultOf(check)} />
    </UnstyledButton>
  );
}

function summaryOf({ kind, checks, passed, measured }: CheckGroup): string {
  const rest = checks.length - measured;
  return `${kinds[kind]}, ${passed} of ${measured} passed${rest === 0 ? '' : `, ${rest} without a result`}`;
}
