import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkout } from './tool';

/** The template of {@link writeAssignmentSet}: its recorded builder breaks something in the second round. */
export const template = 'unit-converter';
/** The recorded builder of {@link writeAssignmentSet}. */
export const builder = 'builder-careless';

/** Writes a config of one template in two rounds and one recorded builder; the name of its file. */
export function writeAssignmentSet(folder: string): string {
  const source = join(checkout, 'configs/assignments');
  mkdirSync(join(folder, 'templates'), { recursive: true });
  cpSync(join(source, `templates/${template}.yaml`), join(folder, `templates/${template}.yaml`));
  cpSync(join(source, 'replays/careless.jsonl'), join(folder, 'careless.jsonl'));
  const config = [
    'name: web apps',
    'dataset: { path: templates, format: assignments, seeds: ["1"], rounds: 2 }',
    'models:',
    `  - { id: ${builder}, provider: replay, path: careless.jsonl }`,
    'prompt:',
    '  template: "{{prompt}}"',
    '',
  ];
  writeFileSync(join(folder, 'web-apps.yaml'), config.join('\n'));
  return 'web-apps.yaml';
}
