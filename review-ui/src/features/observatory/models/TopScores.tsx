import { heatLevel } from '@/components/charts/heat';
import { SafeText } from '@/components/SafeText';
import { shortScore } from '@/lib/format/numbers';
import type { ModelListItem } from '../api/types';
import { scoreNote } from '../parts/readings';
import classes from './Models.module.css';

/** As many scores as stand beside each other. */
const most = 6;

/** The highest scores of a model, highest first, as steps of the heat scale with their numbers. */
export function TopScores({ item: { scores } }: { item: Pick<ModelListItem, 'scores'> }) {
  const top = highest(scores);
  if (top.length === 0) return <span className="t3 sm">no score yet</span>;
  return (
    <span className={classes['scores']}>
      {top.map(({ dataset, cell, value }) => (
        <span
          key={dataset}
          className={classes['score']}
          data-level={heatLevel(value)}
          title={`${dataset}: ${scoreNote(cell)}`}
        >
          <span className={classes['dataset']}>
            <SafeText text={dataset} />
          </span>{' '}
          <b>{shortScore(value)}</b>
        </span>
      ))}
    </span>
  );
}

/** The highest scores, highest first; of equal ones by name. */
export function highest(scores: ModelListItem['scores']) {
  return Object.entries(scores)
    .flatMap(([dataset, cell]) => (cell.score === null ? [] : [{ dataset, cell, value: cell.score }]))
    .sort((one, other) => other.value - one.value || one.dataset.localeCompare(other.dataset, 'en'))
    .slice(0, most);
}
