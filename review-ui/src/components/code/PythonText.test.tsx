import { expect, it } from 'vitest';
import { renderPart } from '@/test/render';
import { PythonText } from './PythonText';

it('colours a program, keeps its text, and names what is hidden in it', () => {
  const text = 'def f(x):\n    return "</script><b>" # \u202ea';
  const { container } = renderPart(<PythonText text={text} />);
  expect(container.querySelector('.tok-key')?.textContent).toBe('def');
  expect(container.querySelector('.tok-def')?.textContent).toBe('f');
  expect(container.querySelectorAll('b, script')).toHaveLength(0);
  expect(container.querySelector('.tok-com')?.textContent).toBe('# RLOa');
  expect(container.querySelector('.python, [class*=python]')?.textContent).toBe(text.replace('\u202e', 'RLO'));
});
