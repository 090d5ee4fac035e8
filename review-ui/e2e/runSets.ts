import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const lines = (values: readonly unknown[]) => values.map((value) => `${JSON.stringify(value)}\n`).join('');
const name = (index: number) => `task-${String(index).padStart(5, '0')}`;

interface RunSet {
  readonly name: string;
  readonly tasks: number;
  readonly models: readonly string[];
  /** What a model answers; null for an answer that was never recorded. */
  readonly answer: (model: string, index: number) => string | null;
}

/** Writes a dataset of small tasks, recorded answers to it, and a config that runs them. */
function write(folder: string, { name: title, tasks, models, answer }: RunSet): void {
  mkdirSync(folder, { recursive: true });
  const all = [...Array(tasks).keys()];
  const dataset = all.map((index) => ({
    task_id: name(index),
    prompt: `def f${index}(x):\n    """Return x."""\n`,
    entry_point: `f${index}`,
    canonical_solution: '    return x\n',
    test: 'def check(candidate):\n    assert candidate(1) == 1\n',
  }));
  writeFileSync(join(folder, 'tasks.jsonl'), lines(dataset));
  for (const model of models) {
    const answers = all.flatMap((index) => {
      const response = answer(model, index);
      return response === null ? [] : [{ task_id: name(index), sample: 0, response, finish_reason: 'stop' }];
    });
    writeFileSync(join(folder, `${model}.jsonl`), lines(answers));
  }
  const config = [
    `name: ${title}`,
    'dataset: { path: tasks.jsonl }',
    'models:',
    ...models.map((model) => `  - { id: ${model}, provider: replay, path: ${model}.jsonl }`),
    'prompt:',
    '  template: "{{prompt}}"',
    'samples: 1',
    'scoring: { pass_at: [1], timeout: 20s }',
    'max_not_measured: 100%',
    '',
  ];
  writeFileSync(join(folder, 'run.yaml'), config.join('\n'));
}

/** 5,000 tasks for two models, 10,000 cases: answers without code, and some that were never recorded. Nothing has to be executed. */
export const writeLargeSet = (folder: string): void =>
  write(folder, {
    name: 'large',
    tasks: 5_000,
    models: ['silent', 'absent'],
    answer: (model, index) => (model === 'absent' && index % 100 === 0 ? null : 'I would rather not.'),
  });

/** Little, and quick to run again. */
export const writeSmallSet = (folder: string): void =>
  write(folder, { name: 'small', tasks: 6, models: ['silent'], answer: () => 'I would rather not.' });

/** Answers that take their time, so that a run can be watched. */
export const writeSlowSet = (folder: string): void =>
  write(folder, {
    name: 'slow',
    tasks: 24,
    models: ['sleeper'],
    answer: (_, index) => `\`\`\`python\nimport time\ndef f${index}(x):\n    time.sleep(1)\n    return x\n\`\`\`\n`,
  });
