import { Button } from '@mantine/core';
import { Link } from 'react-router';
import type { Axis } from '@/components/axis';
import { AxisHeader } from '@/components/AxisHeader';
import { IntervalMark } from '@/components/IntervalMark';
import { SafeText } from '@/components/SafeText';
import type { Column } from '@/components/table/column';
import { Tag } from '@/components/Tag';
import { counted } from '@/lib/format/numbers';
import { moment } from '@/lib/format/times';
import { visibleText } from '@/lib/format/visible';
import { reviewPromptAddress } from '../addresses';
import type { ReviewPrompt } from '../api/types';
import { hundredths } from '../parts/estimates';
import { EstimateValue } from '../parts/EstimateValue';
import classes from './ReviewPrompts.module.css';

/** Criteria that a list shows; more are named by their number. */
const criteriaShown = 4;
/** Correlations: from reversed to the same. */
const tauAxis: Axis = { from: -1, to: 1, ticks: [-1, 0, 1] };

const name: Column<ReviewPrompt> = {
  key: 'name',
  header: 'Review prompt',
  width: 'minmax(190px, 1.6fr)',
  cell: (review) => (
    <>
      <div className="ell">
        <Link to={reviewPromptAddress(review.id)} tabIndex={-1} className="b">
          <SafeText text={review.name} />
        </Link>{' '}
        <span className="t3 xs">v{review.version}</span> {!review.isActive && <Tag icon="dash">deleted</Tag>}
      </div>
      <div className="t3 xs ell">
        <SafeText
          text={
            review.description ??
            (review.mode === 'listwise' ? 'ranks all answers at once' : 'scores each answer alone')
          }
        />
      </div>
    </>
  ),
};

const agreement: Column<ReviewPrompt> = {
  key: 'agreement',
  header: (
    <span className={classes['agreement']}>
      <AxisHeader axis={tauAxis} />
      <span title="With rankings of people">Agreement, tau-b</span>
    </span>
  ),
  width: 'minmax(280px, 1.6fr)',
  cell: ({ usage }) => (
    <span className={classes['agreement']}>
      <IntervalMark
        value={usage.agreement.value}
        lower={usage.agreement.lower}
        upper={usage.agreement.upper}
        axis={tauAxis}
        zero
      />
      <EstimateValue estimate={usage.agreement} writing={hundredths} brief />
    </span>
  ),
};

/** The columns of the list of review prompts; with what may be done where somebody may. */
export function reviewPromptColumns(
  narrow: boolean,
  onOpen: ((what: 'duplicate' | 'delete', review: ReviewPrompt) => void) | null,
): readonly Column<ReviewPrompt>[] {
  if (narrow)
    return [
      {
        ...name,
        width: 'minmax(170px, 1fr)',
        cell: (review) => (
          <>
            {name.cell(review)}
            <div className="t3 xs ell">
              <SafeText text={review.defaultModel} />
            </div>
          </>
        ),
      },
      {
        key: 'agreement',
        header: 'Agreement, tau-b',
        width: '140px',
        cell: ({ usage }) => <EstimateValue estimate={usage.agreement} writing={hundredths} brief />,
      },
    ];
  return [
    name,
    {
      key: 'criteria',
      header: 'Criteria',
      width: 'minmax(150px, 1.4fr)',
      cell: ({ criteria }) => (
        <span className="ell" title={criteria.map(visibleText).join(', ')}>
          {criteria.length === 0 && <span className="t3 sm">overall only</span>}
          <SafeText text={criteria.slice(0, criteriaShown).join(', ')} />
          {criteria.length > criteriaShown && (
            <span className="t3 xs nw"> and {criteria.length - criteriaShown} more</span>
          )}
        </span>
      ),
    },
    {
      key: 'model',
      header: 'Judge',
      width: 'minmax(90px, 0.7fr)',
      cell: ({ defaultModel, mode }) => (
        <>
          <div className="ell">
            <SafeText text={defaultModel} />
          </div>
          <div className="t3 xs">{mode}</div>
        </>
      ),
    },
    {
      key: 'used',
      header: 'Used',
      width: '146px',
      cell: ({ usage }) =>
        usage.batches === 0 ? (
          <span className="t3">never</span>
        ) : (
          <>
            <div title={counted(usage.evaluations, 'score')}>
              {counted(usage.batches, 'time')} on {counted(usage.prompts, 'prompt')}
            </div>
            <div className="t3 xs">{usage.lastUsedAt === null ? '' : `last ${moment(usage.lastUsedAt)}`}</div>
          </>
        ),
    },
    {
      key: 'average',
      header: 'Mean score',
      width: '92px',
      align: 'right',
      cell: ({ usage }) =>
        usage.averageScore === null ? <span className="t3">none</span> : usage.averageScore.toFixed(1),
    },
    agreement,
    ...(onOpen === null
      ? []
      : [
          {
            key: 'actions',
            header: <span className="visually-hidden">Actions</span>,
            width: '168px',
            align: 'right' as const,
            cell: (review: ReviewPrompt) => (
              <>
                <Button
                  tabIndex={-1}
                  aria-label={`Duplicate ${review.name}`}
                  onClick={() => onOpen('duplicate', review)}
                >
                  Duplicate
                </Button>{' '}
                {review.isActive && (
                  <Button tabIndex={-1} aria-label={`Delete ${review.name}`} onClick={() => onOpen('delete', review)}>
                    Delete
                  </Button>
                )}
              </>
            ),
          },
        ]),
  ];
}
