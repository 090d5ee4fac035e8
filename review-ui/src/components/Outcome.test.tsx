import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { renderPart } from '@/test/render';
import { Outcome } from './Outcome';
import { outcomes } from './outcomes';

describe('Outcome', () => {
  it.each(Object.entries(outcomes))('%s is a glyph and a word', (name, { word, tone }) => {
    const { container } = renderPart(<Outcome outcome={name} />);
    expect(screen.getByText(word)).toBeInTheDocument();
    expect(container.querySelector('svg[aria-hidden="true"]')).not.toBeNull();
    expect(container.querySelector('[data-tone]')).toHaveAttribute('data-tone', tone);
  });
  it('counts what was measured, and says n 0 of nothing', () => {
    renderPart(
      <>
        <Outcome outcome="failed" passed={0} measured={5} />
        <Outcome outcome="not_measured" passed={0} measured={0} />
      </>,
    );
    expect(screen.getByText('0/5')).toBeInTheDocument();
    expect(screen.getByText('n 0')).toBeInTheDocument();
  });
  it('holds no outcome against the model that it does not know', () => {
    const { container } = renderPart(<Outcome outcome="quota_gone" />);
    expect(screen.getByText('quota gone')).toBeInTheDocument();
    expect(container.querySelector('[data-tone]')).toHaveAttribute('data-tone', 'unmeasured');
  });
});
