import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { renderPart } from '@/test/render';
import { Markdown } from './Markdown';

it('sets Markdown, and shows markup as text', () => {
  const { container } = renderPart(
    <Markdown text={'# Title\n\n**bold** <script>alert(1)</script>\n\n<img src=x onerror=alert(1)>'} />,
  );
  expect(screen.getByRole('heading', { name: 'Title' })).toBeVisible();
  expect(container.querySelector('strong')?.textContent).toBe('bold');
  expect(container.querySelectorAll('script, img')).toHaveLength(0);
});

it('makes no link of javascript: and loads no picture', () => {
  const { container } = renderPart(
    <Markdown text={'[x](javascript:alert(1)) [y](https://example.org) ![p](https://example.org/p.png)'} />,
  );
  expect([...container.querySelectorAll('a')].map((link) => link.getAttribute('href'))).toEqual([
    '',
    'https://example.org',
  ]);
  expect(container.querySelector('img')).toBeNull();
});
