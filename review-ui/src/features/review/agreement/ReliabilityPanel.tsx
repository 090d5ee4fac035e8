import { Progress } from '@mantine/core';
import { Panel } from '@/components/Panel';
import { Tag } from '@/components/Tag';
import type { Agreement } from '../api/contract';
import parts from '../parts.module.css';
import classes from './Agreement.module.css';

const width = 320;
const height = 270;
const x = (value: number) => 34 + value * (width - 46);
const y = (value: number) => height - 34 - value * (height - 50);
const ticks = [0, 0.25, 0.5, 0.75, 1];

/** What the stated confidence is worth: where it says 0.8, people should agree in 8 of 10. */
export function ReliabilityPanel({ data: { reliability } }: { data: Agreement }) {
  if (reliability === null) {
    return (
      <Panel title="Reliability">
        <p className="t2">No judge has looked at this run.</p>
      </Panel>
    );
  }
  const { calibration, bins, expectedCalibrationError: error, brier } = reliability;
  const filled = bins.filter(({ agreement, meanConfidence }) => agreement.value !== null && meanConfidence !== null);
  return (
    <Panel
      title="Reliability"
      actions={
        calibration.calibrated ? (
          <Tag tone="pass">calibrated</Tag>
        ) : (
          <Tag tone="warn" icon="info">
            uncalibrated
          </Tag>
        )
      }
      padded={false}
    >
      <div style={{ padding: 12, display: 'grid', placeItems: 'center' }}>
        <svg
          viewBox={`0 0 ${width} ${height}`}
          width="100%"
          style={{ maxWidth: 420 }}
          role="img"
          aria-label={summary(filled)}
        >
          {ticks.map((tick) => (
            <g key={tick}>
              <line className={classes['grid']} strokeWidth={1} x1={x(0)} x2={x(1)} y1={y(tick)} y2={y(tick)} />
              <text className={classes['text']} x={28} y={y(tick) + 4} textAnchor="end">
                {tick}
              </text>
              <text className={classes['text']} x={x(tick)} y={height - 18} textAnchor="middle">
                {tick}
              </text>
            </g>
          ))}
          <line className={classes['reference']} x1={x(0)} y1={y(0)} x2={x(1)} y2={y(1)} />
          <text className={classes['text']} x={x(0.86)} y={y(0.95)} textAnchor="end">
            perfect
          </text>
          {filled.map(({ from, meanConfidence, agreement }) => (
            <g key={from}>
              {agreement.lower !== null && agreement.upper !== null && (
                <line
                  className={classes['line']}
                  x1={x(meanConfidence ?? 0)}
                  x2={x(meanConfidence ?? 0)}
                  y1={y(agreement.lower)}
                  y2={y(agreement.upper)}
                />
              )}
              <circle
                className={classes['dot']}
                cx={x(meanConfidence ?? 0)}
                cy={y(agreement.value ?? 0)}
                r={4.5}
                data-hollow={agreement.n < 15 || undefined}
              />
              <text className={classes['text']} x={x(meanConfidence ?? 0)} y={y(0) - 6} textAnchor="middle">
                {agreement.n}
              </text>
            </g>
          ))}
          <text className={classes['text']} x={width / 2} y={height - 3} textAnchor="middle">
            confidence; y: share agreeing; n above the axis
          </text>
        </svg>
      </div>
      <div className={parts['foot']}>
        <div className="row">
          <span>Blind votes</span>
          <Progress
            className="sp"
            value={Math.min(100, (100 * calibration.votes) / Math.max(1, calibration.needed))}
            aria-label="Blind votes"
          />
          <b>
            {calibration.votes} of {calibration.needed}
          </b>
        </div>
        {error === null
          ? 'No confidence to compare yet.'
          : `ECE ${error.toFixed(2)} in ${filled.length} bins${brier === null ? '' : `, Brier ${brier.toFixed(2)}`}.`}{' '}
        {calibration.calibrated ? '' : `Calibration starts at ${calibration.needed} votes.`} Hollow: fewer than 15
        items.
      </div>
    </Panel>
  );
}

function summary(bins: NonNullable<Agreement['reliability']>['bins']): string {
  if (bins.length === 0) return 'No items with a stated confidence yet';
  return bins
    .map(
      ({ meanConfidence, agreement }) =>
        `stated ${(meanConfidence ?? 0).toFixed(2)}, agreed ${(agreement.value ?? 0).toFixed(2)} of ${agreement.n}`,
    )
    .join('; ');
}
