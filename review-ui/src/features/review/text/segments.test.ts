import { describe, expect, it } from 'vitest';
import { segment, segmentAt } from './segments';

const covers = (text: string) =>
  segment(text)
    .map(({ from, to }) => text.slice(from, to))
    .join('');

describe('segment', () => {
  it('splits prose, a fenced block and prose', () => {
    const text = 'Do this.\n\n```python\nx = 1\n```\nDone.\n';
    const parts = segment(text);
    expect(parts.map(({ kind, language }) => [kind, language])).toEqual([
      ['prose', ''],
      ['code', 'python'],
      ['prose', ''],
    ]);
    expect(text.slice(parts[1]?.bodyFrom, parts[1]?.bodyTo)).toBe('x = 1\n');
  });

  it('runs a block that never closes to the end', () => {
    const [, block] = segment('a\n~~~py\nx = 1');
    expect(block).toMatchObject({ kind: 'code', language: 'py', closed: false, to: 13 });
  });

  it('closes only with as many marks of the same kind', () => {
    const text = '````md\n```python\nx\n```\n````\nend';
    expect(segment(text).map(({ kind }) => kind)).toEqual(['code', 'prose']);
    expect(segment('```\n~~~\n```')).toHaveLength(1);
  });

  it('takes no inline code for a fence', () => {
    expect(segment('```x``` is inline')).toMatchObject([{ kind: 'prose' }]);
  });

  it('keeps carriage returns with their lines and covers every code unit', () => {
    const text = 'a\r\n```python\r\nx = 1\r\n```\r\nb\rc\u2028d';
    const parts = segment(text);
    expect(parts.map(({ kind }) => kind)).toEqual(['prose', 'code', 'prose']);
    expect(text.slice(parts[1]?.bodyFrom, parts[1]?.bodyTo)).toBe('x = 1\r\n');
    expect(covers(text)).toBe(text);
  });

  it('covers odd texts without a gap', () => {
    for (const text of [
      '',
      '\n',
      '```',
      '```\n```',
      '\n\n```\n\n```\n\n',
      '    ```\nindented\n',
      '```a\n```\n```b\n```',
    ])
      expect(covers(text)).toBe(text);
  });

  it('finds the segment of an offset', () => {
    const parts = segment('p\n```\nc\n```\nq');
    expect([0, 1, 2, 6, 11, 12, 13].map((at) => segmentAt(parts, at)?.kind)).toEqual([
      'prose',
      'prose',
      'code',
      'code',
      'code',
      'prose',
      'prose',
    ]);
    expect(segmentAt([], 0)).toBeNull();
  });

  it('is linear on one very long line of marks', () => {
    expect(segment('`'.repeat(400_000)).length).toBeLessThanOrEqual(1);
  });
});
