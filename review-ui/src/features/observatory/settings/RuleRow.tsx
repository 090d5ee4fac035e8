import { Button } from '@mantine/core';
import { SafeText } from '@/components/SafeText';
import { shortScore } from '@/lib/format/numbers';
import type { PromotionRule } from '../api/rules';
import classes from './Settings.module.css';

/** One rule: whom it judges and what it asks for. */
export function RuleRow({
  rule,
  onEdit,
  onDelete,
}: {
  rule: PromotionRule;
  /** Null where whoever looks may not change it. */
  onEdit: (() => void) | null;
  onDelete: () => void;
}) {
  const { name, description, modelId, suiteId, minScores, noRegressions, bound } = rule;
  const floors = Object.entries(minScores).sort(([one], [other]) => (one < other ? -1 : 1));
  return (
    <tr>
      <th scope="row" className={classes['wrapping']}>
        <SafeText text={name} />
        {description !== null && (
          <div className="t3 sm" style={{ fontWeight: 400 }}>
            <SafeText text={description} />
          </div>
        )}
      </th>
      <td>{modelId === null ? 'every model' : <SafeText text={modelId} />}</td>
      <td className={classes['wrapping']}>
        <ul className={classes['asks']}>
          {suiteId !== null && (
            <li>
              all of the suite <SafeText text={suiteId} />
            </li>
          )}
          {floors.map(([dataset, floor]) => (
            <li key={dataset}>
              <SafeText text={dataset} /> ≥ {shortScore(floor)}{' '}
              <span className="t3">{bound === 'lower' ? 'by the lower bound' : 'by the score itself'}</span>
            </li>
          ))}
          {noRegressions && <li>no open critical regression</li>}
        </ul>
      </td>
      {onEdit !== null && (
        <td className="r">
          <Button aria-label={`Edit ${name}`} onClick={onEdit}>
            Edit
          </Button>{' '}
          <Button aria-label={`Delete ${name}`} onClick={onDelete}>
            Delete
          </Button>
        </td>
      )}
    </tr>
  );
}
