import { WideTable } from '@/components/WideTable';
import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { AxisHeader } from '@/components/AxisHeader';
import { differenceAxis } from '@/components/axis';
import { DeltaText } from '@/components/DeltaText';
import { IntervalMark } from '@/components/IntervalMark';
import { Panel } from '@/components/Panel';
import { pValue, score, shortScore, signed } from '@/lib/format/numbers';
import { money } from '@/lib/format/money';
import { duration } from '@/lib/format/times';
import type { ComparisonLine, MetricDifference } from '../api/types';
import { metricNames } from '../parts/metrics';

const tones = {
  better: 'better',
  worse: 'worse',
  no_detectable_difference: 'undecided',
  not_comparable: 'undecided',
} as const;
const axisWidth = 300;

/** What each model gained or lost, on one axis about zero; or its cost and time on both sides, which have no test. */
export function Deltas({ lines }: { lines: readonly ComparisonLine[] }) {
  const names = metricNames(lines.map((line) => ({ metrics: line.metrics.map((metric) => metric.delta) })));
  const [shown, setShown] = useState(names[0] ?? 'cost');
  const views = [...names, 'cost', 'run time'];
  const isMetric = names.includes(shown);
  const metrics = lines.map((line) => line.metrics.find((metric) => metric.name === shown));
  const first = metrics.find((metric) => metric !== undefined);
  return (
    <Panel
      title={isMetric ? `${shown} by model, B minus A` : `${shown} by model`}
      note={
        isMetric
          ? `higher is better; paired by task${first === undefined ? '' : `, ${Math.round(first.delta.level * 100)}% interval, ${first.test}, Holm over ${lines.length} ${lines.length === 1 ? 'line' : 'lines'}`}`
          : 'lower is better; means without a test'
      }
      padded={false}
      actions={<SegmentedControl data={views} value={shown} onChange={setShown} aria-label="What is compared" />}
    >
      {isMetric ? <MetricTable lines={lines} metrics={metrics} /> : <SidesTable lines={lines} shown={shown} />}
    </Panel>
  );
}

function MetricTable({
  lines,
  metrics,
}: {
  lines: readonly ComparisonLine[];
  metrics: readonly (MetricDifference | undefined)[];
}) {
  const axis = differenceAxis(
    metrics.flatMap((metric) => [metric?.delta.value, metric?.delta.lower, metric?.delta.upper]),
  );
  return (
    <WideTable label="Differences by model">
      <thead>
        <tr>
          <th scope="col">Model</th>
          <th scope="col" className="r">
            A
          </th>
          <th scope="col" className="r">
            B
          </th>
          <th scope="col">
            <span className="visually-hidden">Difference, drawn</span>
            <AxisHeader axis={axis} width={axisWidth} />
          </th>
          <th scope="col" className="r">
            Delta
          </th>
          <th scope="col">Interval</th>
          <th scope="col" className="r">
            Tasks
          </th>
          <th scope="col" className="r">
            p
          </th>
          <th scope="col" className="r">
            p, Holm
          </th>
          <th scope="col" className="r">
            <abbr title="Minimum detectable effect: the smallest true difference that such a comparison finds">
              MDE
            </abbr>
          </th>
          <th scope="col">Reading</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line, index) => (
          <tr key={line.name}>
            <th scope="row">{line.name}</th>
            <MetricCells metric={metrics[index]} line={line} axis={axis} />
          </tr>
        ))}
      </tbody>
    </WideTable>
  );
}

function MetricCells({
  metric,
  line,
  axis,
}: {
  metric: MetricDifference | undefined;
  line: ComparisonLine;
  axis: ReturnType<typeof differenceAxis>;
}) {
  if (metric?.delta.value == null) {
    const where =
      line.a === null ? 'only in B' : line.b === null ? 'only in A' : (metric?.reason ?? 'nothing that both measured');
    return (
      <>
        <td colSpan={9} className="t3">
          {where}: no delta is shown
        </td>
        <td>
          <DeltaText verdict="not_comparable" />
        </td>
      </>
    );
  }
  const { delta } = metric;
  return (
    <>
      <td className="r">{shortScore(metric.a)}</td>
      <td className="r">{shortScore(metric.b)}</td>
      <td>
        <IntervalMark
          value={delta.value}
          lower={delta.lower}
          upper={delta.upper}
          axis={axis}
          tone={tones[metric.verdict]}
          width={axisWidth}
          zero
        />
      </td>
      <td className="r b">{delta.value === null ? 'none' : signed(delta.value)}</td>
      <td className="t3">
        {delta.lower === null || delta.upper === null
          ? 'no interval'
          : `${signed(delta.lower)} to ${signed(delta.upper)}`}
      </td>
      <td className="r">{metric.tasks}</td>
      <td className="r" title={metric.test}>
        {pValue(metric.p)}
      </td>
      <td className="r">{pValue(metric.adjustedP)}</td>
      <td className="r" title={`found with power ${metric.power}`}>
        {metric.detectable === null ? 'none' : score(metric.detectable).replace(/^0/, '')}
      </td>
      <td>
        <DeltaText verdict={metric.verdict} />
      </td>
    </>
  );
}

function SidesTable({ lines, shown }: { lines: readonly ComparisonLine[]; shown: string }) {
  const cost = shown === 'cost';
  return (
    <WideTable label="Differences by model">
      <thead>
        <tr>
          <th scope="col">Model</th>
          <th scope="col" className="r">
            {cost ? 'A, per sample' : 'A, mean'}
          </th>
          <th scope="col" className="r">
            {cost ? 'B, per sample' : 'B, mean'}
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.name}>
            <th scope="row">{line.name}</th>
            {(['a', 'b'] as const).map((side) => (
              <td key={side} className="r">
                {cost ? costOf(line, side) : timeOf(line.meanRunMs[side])}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </WideTable>
  );
}

function costOf(line: ComparisonLine, side: 'a' | 'b') {
  const sums = line.costPerSample[side];
  return sums === null || sums.length === 0 ? <span className="t3">unpriced</span> : sums.map(money).join(' + ');
}

function timeOf(milliseconds: number | null) {
  return milliseconds === null ? <span className="t3">none</span> : duration(milliseconds);
}
