import { Link } from 'react-router';
import { IntervalMark } from '@/components/IntervalMark';
import { Panel } from '@/components/Panel';
import { WideTable } from '@/components/WideTable';
import { scoreAxis } from '@/components/axis';
import type { Agreement } from '../api/contract';
import { categoryWords } from '../model/categories';
import figures from './Agreement.module.css';
import { Figure } from './Figure';

/** Agreement on whether an issue of a kind is there. */
export function CategoryPanel({ data }: { data: Agreement }) {
  const { toAdjudicate } = data;
  const categories = data.categories.filter(({ items }) => items > 0);
  return (
    <Panel
      title="By issue category"
      note="kappa, judge and human"
      actions={toAdjudicate > 0 && <Link to="/review/adjudication">Adjudicate {toAdjudicate}</Link>}
      padded={false}
    >
      {categories.length === 0 && (
        <p className="t2" style={{ padding: '12px 14px' }}>
          Nobody has named an issue yet.
        </p>
      )}
      {categories.length > 0 && (
        <WideTable label="Agreement by category" className={figures['table'] ?? ''}>
          <thead>
            <tr>
              <th scope="col">Category</th>
              <th scope="col">0 to 1</th>
              <th scope="col">Kappa</th>
              <th scope="col" className="r">
                n
              </th>
            </tr>
          </thead>
          <tbody>
            {categories.map(({ category, kappa, items }) => (
              <tr key={category}>
                <td>{categoryWords(category)}</td>
                <td>
                  {kappa.value !== null && (
                    <IntervalMark
                      value={kappa.value}
                      lower={kappa.lower}
                      upper={kappa.upper}
                      axis={scoreAxis}
                      width={110}
                    />
                  )}
                </td>
                <td>
                  <Figure metric={kappa} />
                </td>
                <td className="r">{items}</td>
              </tr>
            ))}
          </tbody>
        </WideTable>
      )}
    </Panel>
  );
}
