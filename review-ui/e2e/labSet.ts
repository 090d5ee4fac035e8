import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hostileText } from './hostileSet';

const lines = (values: readonly unknown[]) => values.map((value) => `${JSON.stringify(value)}\n`).join('');

/** The prompt that the set has answers to. */
export const labPrompt = 'merge-intervals';

/** The configs that the set has answers of, by the score of the judge in each run. */
export const labConfigs: Readonly<Record<string, readonly number[]>> = {
  sorted: [9, 9.5, 9, 8.5, 9],
  nested: [5, 4, 6, 5, 4.5],
  hostile: [2, 1, 1, 2, 1],
};

const answers: Readonly<Record<string, string>> = {
  sorted:
    '```python\ndef merge(spans):\n    out = []\n    for lo, hi in sorted(spans):\n        out.append([lo, hi])\n    return out\n```',
  nested: 'Compare **all pairs**:\n\n1. take one\n2. take another\n\n| cost | n |\n|---|---|\n| square | 2 |\n',
  hostile: hostileText,
};

/** Adds recorded answers to one prompt, by three configs in five runs, and what a judge said of them, to the lab of a folder. */
export function addLabSet(folder: string): void {
  mkdirSync(join(folder, 'set'), { recursive: true });
  const runs = [0, 1, 2, 3, 4];
  for (const [name, text] of Object.entries(answers)) {
    const recorded = runs.map((sample) => ({
      task_id: labPrompt,
      sample,
      response: text,
      finish_reason: 'stop',
      usage: { input_tokens: 318, output_tokens: name === 'sorted' ? 412 : 900 },
      latency_ms: (name === 'sorted' ? 1_200 : 4_000) + 100 * sample,
    }));
    writeFileSync(join(folder, 'set', `${name}.jsonl`), lines(recorded));
  }
  const judged = runs.flatMap((sample) =>
    Object.entries(labConfigs).map(([config, scores]) => ({
      task_id: labPrompt,
      sample,
      config,
      overall_score: scores[sample],
      criteria_scores: { correctness: scores[sample], clarity: scores[sample], brevity: scores[sample] },
      comment: `What ${config} says.`,
    })),
  );
  appendFileSync(join(folder, 'replays', 'judge.jsonl'), lines(judged));
  const connections = Object.keys(answers).map(
    (name) => `  set-${name}: { provider: replay, path: set/${name}.jsonl, price: { input: 1, output: 4 } }\n`,
  );
  appendFileSync(join(folder, 'lab.yaml'), connections.join(''));
}
