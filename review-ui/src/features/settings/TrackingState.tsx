import { WideTable } from '@/components/WideTable';
import { Link } from 'react-router';
import { SafeText } from '@/components/SafeText';
import type { components } from '@/lib/api/schema';
import { counted } from '@/lib/format/numbers';

/** The runs that have not arrived on their tracking servers, and why. */
export function TrackingState({ tracking }: { tracking: components['schemas']['TrackingStateResponse'] }) {
  if (tracking.items.length === 0) return <p className="t2">Every run that asks for tracking has arrived.</p>;
  return (
    <WideTable label="Runs to be sent">
      <thead>
        <tr>
          <th scope="col">Run</th>
          <th scope="col">Server</th>
          <th scope="col">Experiment</th>
          <th scope="col">Tried</th>
          <th scope="col">Last error</th>
        </tr>
      </thead>
      <tbody>
        {tracking.items.map((item) => (
          <tr key={`${item.run} ${item.server} ${item.experiment}`}>
            <td>
              <Link to={`/runs/${item.run}`}>{item.run.slice(-8)}</Link>
            </td>
            <td>
              {item.tracker} {item.server}
            </td>
            <td>{item.experiment}</td>
            <td>{counted(item.attempts, 'time')}</td>
            <td className="t2">{item.lastError === null ? 'none' : <SafeText text={item.lastError} />}</td>
          </tr>
        ))}
      </tbody>
    </WideTable>
  );
}
