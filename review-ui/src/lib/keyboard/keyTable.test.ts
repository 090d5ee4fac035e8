import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { printed } from './keys';
import { shortcut, shortcutIds } from './shortcuts';

const guide = resolve(import.meta.dirname, '../../../../docs/review.md');
const block = /(<!-- keys: [^>]* -->\n)[^]*?(<!-- \/keys -->)/;

/** The keys of the review as the guide prints them. */
function table(): string {
  const code = (key: string) => (key === '`' ? '`` ` ``' : `\`${printed(key).join('+')}\``);
  const lines = shortcutIds
    .map((id) => shortcut(id))
    .filter(({ scope }) => scope === 'review')
    .map(({ keys, label }) => `| ${keys.map(code).join(' or ')} | ${label} |`);
  return `| key | does |\n|---|---|\n${lines.join('\n')}\n`;
}

it('is in the guide for reviewers as it is in the table of keys (write it with UPDATE_GUIDE=1)', () => {
  const text = readFileSync(guide, 'utf8');
  const wanted = text.replace(block, (_, before: string, after: string) => before + table() + after);
  if (process.env['UPDATE_GUIDE'] !== undefined) writeFileSync(guide, wanted);
  expect(process.env['UPDATE_GUIDE'] === undefined ? text : wanted).toBe(wanted);
});
