import { counted } from '@/lib/format/numbers';

/** What is about to be asked. */
export interface Start {
  /** Configs that are asked. */
  readonly configs: number;
  /** Rows of the prompt; 0 when it is sent as it is. */
  readonly rows: number;
  readonly runs: number;
}

/** Calls to models that a start makes, without those of a judge. */
export function callsOf({ configs, rows, runs }: Start): number {
  return configs * Math.max(rows, 1) * runs;
}

/** The same in words, e.g. `3 configs × 4 rows × 5 runs = 60 calls`. */
export function callsText(start: Start): string {
  const factors = [
    counted(start.configs, 'config'),
    ...(start.rows > 1 ? [counted(start.rows, 'row')] : []),
    ...(start.runs > 1 ? [counted(start.runs, 'run')] : []),
  ];
  return `${factors.join(' × ')} = ${counted(callsOf(start), 'call')}`;
}

/** Why a start is not possible; null when it is. */
export function startBlocked({
  configs,
  runs,
  reviewPrompt,
  isSession,
}: {
  readonly configs: number;
  readonly runs: number | null;
  readonly reviewPrompt: string | null;
  readonly isSession: boolean;
}): string | null {
  if (configs === 0) return 'It needs a config.';
  if (!isSession) return null;
  if (runs === null || !Number.isInteger(runs) || runs < 1 || runs > 10) return 'A session has 1 to 10 runs.';
  return reviewPrompt === null ? 'A session is scored after each run: choose a review prompt.' : null;
}
