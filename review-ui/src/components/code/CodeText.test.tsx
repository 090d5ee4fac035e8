import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { renderPart } from '@/test/render';
import { CodeText } from './CodeText';

const hostile = '<script>alert(1)</script> [x](javascript:alert(1)) https://example.org \u001b[2J\u202e';

describe('CodeText', () => {
  it('shows what a model wrote as text: no markup, no link, nothing hidden', async () => {
    const { container } = renderPart(<CodeText text={hostile} label="Response" language="prose" />);
    const editor = await screen.findByRole('textbox', { name: 'Response' });
    expect(editor).toHaveTextContent(
      '<script>alert(1)</script> [x](javascript:alert(1)) https://example.org ESC[2JRLO',
    );
    expect(container.querySelectorAll('script, a, img[src]')).toHaveLength(0);
    expect(editor.querySelectorAll('.hidden-character')).toHaveLength(2);
  });
  it('numbers lines from where they stand, and marks the program in a response', async () => {
    const text = 'Here:\nx = 1\nDone.';
    const { container } = renderPart(
      <CodeText text={text} label="Response" language="prose" firstLine={3} code={{ start: 6, end: 11 }} />,
    );
    await screen.findByRole('textbox', { name: 'Response' });
    expect([...container.querySelectorAll('.cm-program')].map((line) => line.textContent)).toEqual(['x = 1']);
    expect(
      [...container.querySelectorAll('.cm-lineNumbers .cm-gutterElement')].map((line) => line.textContent),
    ).toContain('5');
    expect(container.querySelector('.cm-program .tok-num')?.textContent).toBe('1');
  });
  it('keeps a carriage return as a character, so that offsets stay those of the stored text', async () => {
    const text = 'ab\r\ncd';
    const { container } = renderPart(
      <CodeText
        text={text}
        label="Response"
        language="plain"
        marks={[{ id: 'm', start: 4, end: 6, className: 'span-major', pin: '1' }]}
      />,
    );
    await screen.findByRole('textbox', { name: 'Response' });
    expect(container.querySelector('mark')?.textContent).toBe('cd');
    expect(container.querySelector('.cm-pin')?.textContent).toBe('1');
  });
  it('shows a part of a very long text until all is asked for', async () => {
    const { user } = renderPart(<CodeText text={'0123456789\n'.repeat(200_000)} label="Response" language="plain" />);
    await screen.findByRole('textbox', { name: 'Response' });
    await user.click(screen.getByRole('button', { name: 'Show all' }));
    expect(screen.queryByRole('button', { name: 'Show all' })).not.toBeInTheDocument();
  });
});
