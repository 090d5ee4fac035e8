import { WideTable } from '@/components/WideTable';
import { useQuery } from '@tanstack/react-query';
import { ErrorState } from '@/components/ErrorState';
import { LoadingRows } from '@/components/LoadingRows';
import { Panel } from '@/components/Panel';
import { client, dataOf } from '@/lib/api/client';
import { price as listed } from '@/lib/format/money';

/** The price list that comes with the tool. */
export function Prices() {
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['prices'],
    queryFn: ({ signal }) => dataOf(client.GET('/api/v1/about/prices', { signal })),
  });
  return (
    <Panel title="Prices" note="per million tokens; a config's own prices come first" padded={false}>
      {isPending && <LoadingRows />}
      {error !== null && <ErrorState title="The prices did not load." error={error} onRetry={refetch} />}
      {data !== undefined && (
        <WideTable label="Prices">
          <thead>
            <tr>
              <th scope="col">Model</th>
              <th scope="col">Provider</th>
              <th scope="col" className="r">
                Input
              </th>
              <th scope="col" className="r">
                Cached input
              </th>
              <th scope="col" className="r">
                Output
              </th>
              <th scope="col">Since</th>
            </tr>
          </thead>
          <tbody>
            {data.items.map((price) => (
              <tr key={`${price.provider ?? ''} ${price.pattern} ${price.effective ?? ''}`}>
                <th scope="row">
                  <code>{price.pattern}</code>
                </th>
                <td className="t2">{price.provider ?? 'any'}</td>
                {[price.input, price.cachedInput, price.output].map((amount, index) => (
                  <td key={index} className="r">
                    {listed({ amount, currency: price.currency })}
                  </td>
                ))}
                <td className="t2">{price.effective ?? 'unknown'}</td>
              </tr>
            ))}
          </tbody>
        </WideTable>
      )}
    </Panel>
  );
}
