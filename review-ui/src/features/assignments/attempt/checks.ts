import type { Check, CheckKind } from '../api/types';

/** The words of the kinds of checks, in their order. */
export const kinds = { static: 'Static', llm: 'Judge', dynamic: 'Page' } as const satisfies Record<CheckKind, string>;

/** What came of a check; a failure of ours is not measured, and what could not be asked is skipped. */
export function resultOf({ passed, notMeasured }: Check): 'passed' | 'failed' | 'not_measured' | 'skipped' {
  if (passed !== null) return passed ? 'passed' : 'failed';
  return notMeasured ? 'not_measured' : 'skipped';
}

/** Whether the change broke it: it passed in the round before and fails now. */
export const isRegression = ({ passed, passedBefore }: Check): boolean => passedBefore === true && passed === false;

/** A check's name for people: the literal names of those that read the repository have no blanks. */
export const nameOf = ({ name, kind }: Check): string => (kind === 'dynamic' ? name : name.replaceAll('_', ' '));

/** The checks of a kind. */
export interface CheckGroup {
  readonly kind: CheckKind;
  readonly checks: readonly Check[];
  readonly passed: number;
  readonly measured: number;
}

/** The checks by kind, without kinds that have none. */
export function groupsOf(checks: readonly Check[]): readonly CheckGroup[] {
  return (Object.keys(kinds) as CheckKind[])
    .map((kind) => {
      const own = checks.filter((check) => check.kind === kind);
      const measured = own.filter(({ passed }) => passed !== null);
      return { kind, checks: own, measured: measured.length, passed: measured.filter(({ passed }) => passed).length };
    })
    .filter(({ checks: own }) => own.length > 0);
}

/** The check that is shown first: one that fails, a regression before others, else the first with evidence. */
export function firstOfInterest(checks: readonly Check[]): Check | undefined {
  return (
    checks.find(isRegression) ??
    checks.find(({ passed }) => passed === false) ??
    checks.find(({ screenshot, hasLogs }) => screenshot !== null || hasLogs) ??
    checks[0]
  );
}

/** What can be looked at of a check. */
export const views = ['screenshot', 'console', 'requests', 'dom', 'calls'] as const;
/** A way to look at a check. */
export type EvidenceView = (typeof views)[number];

/** The ways to look at a check that show something. */
export const viewsOf = ({ kind, screenshot, hasLogs }: Check): readonly EvidenceView[] =>
  views.filter((view) =>
    view === 'screenshot' ? screenshot !== null : hasLogs && (view === 'calls') === (kind === 'llm'),
  );
