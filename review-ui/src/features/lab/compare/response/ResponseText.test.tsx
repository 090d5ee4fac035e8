import { expect, it } from 'vitest';
import { renderPart } from '@/test/render';
import { ResponseText } from './ResponseText';

it('never makes markup, links or pictures of what a model writes', () => {
  const { container } = renderPart(
    <ResponseText
      text={
        '# Answer\n<img src=x onerror="alert(1)"><script>alert(1)</script>\n\n[click](javascript:alert(1)) [site](https://example.org) <https://example.org/a> ![p](https://example.org/p.png) https://example.org/b\n\n`\u202exe`'
      }
    />,
  );
  expect(container.querySelectorAll('a, img, script, iframe, form')).toHaveLength(0);
  expect(container.querySelector('h1')).toHaveTextContent('Answer');
  expect(container).toHaveTextContent('<script>alert(1)</script>');
  expect(container).toHaveTextContent('site (https://example.org)');
  expect(container).toHaveTextContent('‹RLO›xe');
});

it('colours a program, alone or within a text', () => {
  const alone = renderPart(<ResponseText text={'def f(x):\n    return x\n'} />).container;
  expect(alone.querySelector('pre .tok-key')).toHaveTextContent('def');
  const within = renderPart(<ResponseText text={'So:\n\n```python\nreturn 1\n```\n'} />).container;
  expect(within.querySelector('pre code .tok-key')).toHaveTextContent('return');
});

it.each([
  ['quotes', '>'.repeat(3_000)],
  ['lists', Array.from({ length: 400 }, (_, depth) => `${'  '.repeat(depth)}- x`).join('\n')],
  ['brackets', '['.repeat(20_000)],
  ['stars', '*a '.repeat(5_000)],
])('shows deeply nested %s without breaking', (_, text) => {
  const { container } = renderPart(<ResponseText text={text} />);
  expect(container.querySelector('[class*=plain], [class*=markdown]')?.textContent.length).toBeGreaterThan(0);
});
