import { expect, it } from 'vitest';
import { beginning, readingOf } from './reading';

it('sees a program in one fenced block, with its language', () => {
  expect(readingOf('```python\ndef f():\n    return 1\n```\n')).toEqual({
    kind: 'code',
    code: 'def f():\n    return 1',
    language: 'python',
  });
  expect(readingOf('~~~\nx\n~~~')).toEqual({ kind: 'code', code: 'x', language: undefined });
});

it('sees a program in a text that begins as Python does', () => {
  for (const text of [
    'def merge(spans):\n    return spans',
    '\nfrom itertools import chain\n',
    'import os, sys\n',
    '@cache\ndef f(): ...',
  ])
    expect(readingOf(text).kind, text).toBe('code');
});

it('reads everything else as text', () => {
  for (const text of [
    'Import duties are due.',
    'from here on it is prose',
    'class struggle',
    'Here:\n```python\nx\n```',
    '```python\nx\n```\nThat is all.',
    '```\na\n```\nand\n```\nb\n```',
    '',
  ])
    expect(readingOf(text).kind, text).toBe('markdown');
});

it('never splits a character', () => {
  expect(beginning('ab😀', 3)).toBe('ab');
  expect(beginning('ab', 3)).toBe('ab');
});

it('lays nothing out that is very long or nested very deep', () => {
  const plain = [
    'a'.repeat(40_001),
    '>'.repeat(3_000),
    'ok\n> > > > > > > > > > > > x',
    '- '.repeat(12) + 'x',
    Array.from({ length: 400 }, (_, depth) => `${'  '.repeat(depth)}- x`).join('\n'),
  ];
  for (const text of plain) expect(readingOf(text).kind, text.slice(0, 40)).toBe('plain');
  expect(readingOf('> > quoted\n\n- a\n  - b\n\n----------------\n\n| a | b |\n|---|---|').kind).toBe('markdown');
});
