import { Button } from '@mantine/core';
import { useState } from 'react';
import { Panel } from '@/components/Panel';
import { SafeText } from '@/components/SafeText';
import { WideTable } from '@/components/WideTable';
import { counted } from '@/lib/format/numbers';
import { visibleText } from '@/lib/format/visible';
import type { Row } from '../api/types';
import classes from './Prompt.module.css';

/** Rows that are drawn before more are asked for. */
const first = 25;

/** What fills the messages: each row makes an answer of its own for every config. */
export function RowsPanel({ rows }: { rows: readonly Row[] }) {
  const [all, setAll] = useState(false);
  // An `id` that names the rows is in the first column already.
  const named = rows.every(({ name, values }) => values['id'] === name);
  const variables = [...new Set(rows.flatMap(({ values }) => Object.keys(values)))].filter(
    (variable) => !named || variable !== 'id',
  );
  const shown = all ? rows : rows.slice(0, first);
  return (
    <Panel title="Rows" note={`${counted(rows.length, 'row')}; each makes an answer of every config`} padded={false}>
      <WideTable label="Rows">
        <thead>
          <tr>
            <th scope="col">Row</th>
            {variables.map((variable) => (
              <th key={variable} scope="col">
                <SafeText text={variable} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map(({ name, values }) => (
            <tr key={name}>
              <th scope="row">
                <SafeText text={name} />
              </th>
              {variables.map((variable) => (
                <td key={variable} className={classes['cell']} title={visibleText(values[variable] ?? '')}>
                  {values[variable] === undefined ? (
                    <span className="t3">none</span>
                  ) : (
                    <SafeText text={values[variable]} />
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </WideTable>
      {shown.length < rows.length && (
        <div style={{ padding: 10 }}>
          <Button onClick={() => setAll(true)}>All {rows.length} rows</Button>
        </div>
      )}
    </Panel>
  );
}
