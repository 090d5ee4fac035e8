import { heatLevel, type HeatCell } from '@/components/charts/heat';
import type { IconName } from '@/components/Icon';
import { visibleText } from '@/lib/format/visible';
import type { HeatmapCell, MeasurementStatus } from '../api/types';
import { scoreNote } from './readings';

/** How the state of a measurement looks: glyph and word, never colour alone. */
export const states: Record<
  MeasurementStatus,
  { word: string; icon: IconName; look: 'none' | 'moving' | 'waiting' | 'wrong' | 'doubtful' }
> = {
  completed: { word: 'completed', icon: 'check', look: 'none' },
  running: { word: 'running', icon: 'running', look: 'moving' },
  pending: { word: 'pending', icon: 'pending', look: 'waiting' },
  failed: { word: 'failed', icon: 'x', look: 'wrong' },
  invalidated: { word: 'invalid', icon: 'slash', look: 'doubtful' },
};

/** A cell of the heatmap as the grid draws it; null is a dataset that was not run. */
export function heatCell(model: string, dataset: string, cell: HeatmapCell | null): HeatCell {
  const where = `${visibleText(model)} on ${visibleText(dataset)}`;
  if (cell === null) return { text: '–', look: 'none', description: `${where}: not run` };
  if (cell.state !== 'completed') {
    const { word, icon, look } = states[cell.state];
    return { text: word, icon, look, description: `${where}: ${word}` };
  }
  if (cell.score === null) return { text: '–', look: 'none', description: `${where}: completed without a score` };
  return {
    text: cell.score.toFixed(2),
    look: heatLevel(cell.score),
    best: cell.isBest,
    // What is seen is part of what is heard.
    description: `${where}: ${cell.score.toFixed(2)}, ${scoreNote(cell)}${cell.isBest ? ', best of its column' : ''}`,
  };
}
