import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { EmptyState } from '@/components/EmptyState';
import { ErrorState } from '@/components/ErrorState';
import { Facts } from '@/components/Facts';
import { Icon } from '@/components/Icon';
import { LoadingRows } from '@/components/LoadingRows';
import { Panel } from '@/components/Panel';
import { SafeText } from '@/components/SafeText';
import { WideTable } from '@/components/WideTable';
import { money } from '@/lib/format/money';
import { count, counted } from '@/lib/format/numbers';
import { usePage } from '@/lib/page/PageContext';
import { addresses, exportAddress, promptAddress } from '../addresses';
import { costsQuery } from '../api/costs';
import type { Costs } from '../api/types';
import { useLabEvents } from '../api/useLabEvents';
import { Usd } from '../parts/Usd';

const usd = (amount: number) => money({ amount, currency: 'USD' });

/** What the lab has cost: answers and judging, by prompt and by config. */
export function CostsPage() {
  usePage([{ label: 'Lab', to: addresses.prompts }, { label: 'Costs' }]);
  useLabEvents();
  const { data, error, isPending, refetch } = useQuery(costsQuery);
  const isEmpty = data !== undefined && data.byPrompt.length === 0;
  return (
    <div className="page">
      <div className="row wrap">
        <h1>Costs</h1>
        <span className="t3 sm">in US dollars, from token counts and the price list at the time of the call</span>
        <span className="sp" />
        {data !== undefined && !isEmpty && (
          <Button component="a" href={exportAddress()} download leftSection={<Icon name="download" />}>
            CSV
          </Button>
        )}
      </div>
      {isPending && <LoadingRows label="Loading costs" rows={8} />}
      {error !== null && <ErrorState title="The costs did not load." error={error} onRetry={refetch} />}
      {isEmpty && (
        <Panel>
          <EmptyState title="Nothing has cost anything yet">
            Costs appear with the first run of <Link to={addresses.prompts}>a prompt</Link>.
          </EmptyState>
        </Panel>
      )}
      {data !== undefined && !isEmpty && (
        <>
          <Panel>
            <Facts
              facts={[
                { name: 'All', value: <Usd amount={data.totalUsd} unpriced={data.unpriced} /> },
                { name: 'Answers', value: usd(data.experimentsUsd) },
                { name: 'Judging', value: usd(data.judgingUsd) },
                {
                  name: 'Of unknown price',
                  value: data.unpriced === 0 ? 'none' : counted(data.unpriced, 'call'),
                  note: data.unpriced === 0 ? undefined : 'not in the sums; add prices to lab.yaml',
                },
              ]}
            />
          </Panel>
          <ByPrompt costs={data} />
          <ByConfig costs={data} />
        </>
      )}
    </div>
  );
}

function ByPrompt({ costs }: { costs: Costs }) {
  return (
    <Panel title="By prompt" note="all runs of a prompt" padded={false}>
      <WideTable label="Costs by prompt">
        <thead>
          <tr>
            <th scope="col">Prompt</th>
            <th scope="col" className="r">
              Experiments
            </th>
            <th scope="col" className="r">
              Answers
            </th>
            <th scope="col" className="r">
              Judging
            </th>
            <th scope="col" className="r">
              All
            </th>
          </tr>
        </thead>
        <tbody>
          {costs.byPrompt.map(({ prompt, experiments, experimentsUsd, judgingUsd, totalUsd, unpriced }) => (
            <tr key={prompt}>
              <th scope="row">
                <Link to={promptAddress(prompt)}>
                  <SafeText text={prompt} />
                </Link>
              </th>
              <td className="r">{count(experiments)}</td>
              <td className="r">{usd(experimentsUsd)}</td>
              <td className="r">{usd(judgingUsd)}</td>
              <td className="r">
                <Usd amount={totalUsd} unpriced={unpriced} />
              </td>
            </tr>
          ))}
        </tbody>
      </WideTable>
    </Panel>
  );
}

function ByConfig({ costs }: { costs: Costs }) {
  return (
    <Panel title="By config" note="answers alone: a judge scores several configs in one call" padded={false}>
      <WideTable label="Costs by config">
        <thead>
          <tr>
            <th scope="col">Config</th>
            <th scope="col" className="r">
              Experiments
            </th>
            <th scope="col" className="r">
              Mean
            </th>
            <th scope="col" className="r">
              All
            </th>
          </tr>
        </thead>
        <tbody>
          {costs.byConfig.map(({ config, version, experiments, totalUsd, unpriced }) => (
            <tr key={`${config} ${version}`}>
              <th scope="row">
                <SafeText text={config} /> <span className="t3">v{version}</span>
              </th>
              <td className="r">{count(experiments)}</td>
              <td className="r">
                {experiments > unpriced ? usd(totalUsd / (experiments - unpriced)) : <span className="t3">none</span>}
              </td>
              <td className="r">
                <Usd amount={totalUsd} unpriced={unpriced} />
              </td>
            </tr>
          ))}
        </tbody>
      </WideTable>
    </Panel>
  );
}
