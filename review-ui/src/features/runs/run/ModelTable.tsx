import { WideTable } from '@/components/WideTable';
import { AxisHeader } from '@/components/AxisHeader';
import { Amount } from '@/components/Amount';
import { scoreAxis } from '@/components/axis';
import { Icon } from '@/components/Icon';
import { IntervalMark } from '@/components/IntervalMark';
import { Panel } from '@/components/Panel';
import { count, score, tokens } from '@/lib/format/numbers';
import { duration } from '@/lib/format/times';
import type { ModelDetail } from '../api/types';
import { intervalNote, lineKey, lineName, metricNames } from '../parts/metrics';
import { MetricValue } from '../parts/MetricValue';

/** The models of a run with their first metric on one axis, the other metrics, time, tokens and cost. */
export function ModelTable({ models }: { models: readonly ModelDetail[] }) {
  const names = metricNames(models.map((model) => model.line));
  const [first, ...others] = names;
  const firsts = models.map((model) => model.line.metrics.find((metric) => metric.name === first));
  return (
    <Panel padded={false}>
      <WideTable label="Models">
        <thead>
          <tr>
            <th scope="col">Model</th>
            <th scope="col" className="r">
              Passed
            </th>
            <th scope="col" className="r">
              Failed
            </th>
            <th scope="col" className="r">
              Not measured
            </th>
            {first !== undefined && (
              <th scope="col" colSpan={2}>
                {first}, {intervalNote(firsts.filter((metric) => metric !== undefined))}
                <AxisHeader axis={scoreAxis} width={96} />
              </th>
            )}
            {others.map((name) => (
              <th key={name} scope="col" className="r">
                {name}
              </th>
            ))}
            <th scope="col" className="r">
              Run time
            </th>
            <th scope="col" className="r">
              Out tokens
            </th>
            <th scope="col" className="r">
              Cost
            </th>
          </tr>
        </thead>
        <tbody>
          {models.map(({ line, ...model }, index) => (
            <tr key={lineKey(line)}>
              <th scope="row" title={`${model.provider}: ${model.providerModel}`}>
                {lineName(line)}
              </th>
              <td className={`r ${line.passed > 0 ? 'pass' : 't3'}`}>{count(line.passed)}</td>
              <td className={`r ${line.failed > 0 ? 'fail' : 't3'}`}>{count(line.failed)}</td>
              <td className="r">
                {line.notMeasured === 0 ? (
                  <span className="t3">0</span>
                ) : (
                  <span className="err b">
                    <Icon name="unmeasured" size={12} /> {count(line.notMeasured)}
                  </span>
                )}
              </td>
              {first !== undefined && (
                <>
                  <td>
                    <IntervalMark
                      value={firsts[index]?.value}
                      lower={firsts[index]?.lower}
                      upper={firsts[index]?.upper}
                      axis={scoreAxis}
                      width={96}
                    />
                  </td>
                  <td>
                    <MetricValue metric={firsts[index]} />
                  </td>
                </>
              )}
              {others.map((name) => {
                const metric = line.metrics.find((one) => one.name === name);
                return (
                  <td key={name} className="r" title={metric?.reason ?? undefined}>
                    {score(metric?.value)}
                  </td>
                );
              })}
              <td className="r">
                {model.meanRunMs === null ? <span className="t3">none</span> : duration(model.meanRunMs)}
              </td>
              <td className="r">
                {model.usage === null ? <span className="t3">unknown</span> : tokens(model.usage.output)}
              </td>
              <td className="r">
                <Amount sums={model.cost.all} unpriced={model.cost.unpriced} />
              </td>
            </tr>
          ))}
        </tbody>
      </WideTable>
    </Panel>
  );
}
