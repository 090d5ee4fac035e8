import { screen } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { renderPart } from '@/test/render';
import type { Suggestion } from '../api/contract';
import type { LaneState } from '../model/lane';
import { JudgeStrip } from './JudgeStrip';

const suggestion: Suggestion = {
  judgment: 'j',
  judge: { hash: 'h', name: 'judge', model: 'm', mode: 'text_only', promptHash: 'p' },
  verdict: 'b_better',
  inconsistent: false,
  confidence: 0.71,
  derivedConfidence: 1,
  calibration: { calibrated: false, votes: 118, needed: 200 },
  critique: 'B <b>validates</b> \u202einput',
  spans: [],
};
const strip = (state: Partial<LaneState>, over: Partial<Parameters<typeof JudgeStrip>[0]> = {}) => {
  const actions = { onAccept: vi.fn(), onOverride: vi.fn(), onToggle: vi.fn(), onKeep: vi.fn() };
  const lane: LaneState = { lane: 'assisted', voted: false, hasSuggestion: true, hidden: false, ...state };
  return {
    ...renderPart(
      <JudgeStrip
        state={lane}
        suggestion={suggestion}
        verdict={null}
        overriding={false}
        firstVote={null}
        {...actions}
        {...over}
      />,
    ),
    ...actions,
  };
};

it('shows verdict, confidence and that it is uncalibrated in the assisted lane', async () => {
  const { user, onAccept } = strip({});
  expect(screen.getByText('B better')).toBeVisible();
  expect(screen.getByText('0.71')).toBeVisible();
  expect(screen.getByText('uncalibrated')).toBeVisible();
  expect(screen.getByText('118 of 200 blind votes')).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Accept' }));
  expect(onAccept).toHaveBeenCalledOnce();
});

it('says nothing of the judge before a blind first vote', () => {
  strip({ lane: 'blind-first' });
  expect(screen.queryByText('B better')).not.toBeInTheDocument();
  expect(screen.getByText('blind first')).toBeVisible();
});

it('reveals after the vote, and keeps or revises', () => {
  strip({ lane: 'blind-first', voted: true }, { firstVote: 'tie', verdict: 'tie' });
  expect(screen.getByText('revealed')).toBeVisible();
  expect(screen.getByRole('button', { name: 'Keep' })).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Accept' })).not.toBeInTheDocument();
});

it('never shows it in the blind lane, even after a vote', () => {
  strip({ lane: 'blind', voted: true });
  expect(screen.queryByText('B better')).not.toBeInTheDocument();
});

it('marks an override by what was chosen', () => {
  strip({}, { verdict: 'a_better' });
  expect(screen.getByRole('button', { name: 'Overriding' })).toHaveAttribute('aria-pressed', 'true');
});

it('shows the judge’s words as text, hidden characters by name', () => {
  const { container } = strip({});
  expect(container.querySelector('b b')).toBeNull();
  expect(screen.getByText('RLO')).toBeInTheDocument();
});
