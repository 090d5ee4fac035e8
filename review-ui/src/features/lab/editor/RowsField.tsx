import { ActionIcon, Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Icon } from '@/components/Icon';
import { Panel } from '@/components/Panel';
import { SafeText } from '@/components/SafeText';
import { WideTable } from '@/components/WideTable';
import { counted } from '@/lib/format/numbers';
import type { Row } from '../api/types';
import classes from './Editor.module.css';
import { columnsOf, withRow } from './rowEdits';
import { RowsDialog } from './RowsDialog';

interface RowsFieldProps {
  rows: readonly Row[];
  variables: readonly string[];
  onRows: (rows: readonly Row[]) => void;
}

/** Rows that can be edited by hand; of more, a file is the better place. */
const editable = 50;

/** What fills the variables: typed here, or read from a table or JSON lines. */
export function RowsField({ rows, variables, onRows }: RowsFieldProps) {
  const [reading, setReading] = useState(false);
  const columns = columnsOf(rows, variables);
  const put = (at: number, change: (row: Row) => Row) =>
    onRows(rows.map((row, index) => (index === at ? change(row) : row)));
  return (
    <Panel
      title="Rows"
      note={
        rows.length === 0
          ? 'values for the variables'
          : `${counted(rows.length, 'row')}; each makes an answer of every config`
      }
      padded={false}
      actions={
        <span className="row">
          <Button onClick={() => setReading(true)}>From CSV or JSONL</Button>
          <Button
            leftSection={<Icon name="plus" />}
            disabled={variables.length === 0 && rows.length === 0}
            onClick={() => onRows(withRow(rows, columns))}
          >
            Add a row
          </Button>
          {rows.length > 0 && <Button onClick={() => onRows([])}>Remove all</Button>}
        </span>
      }
    >
      {rows.length === 0 && (
        <p className="t2 sm" style={{ padding: '12px 14px' }}>
          {variables.length === 0
            ? 'The messages hold no variables: they are sent as they are, once for each config.'
            : 'No row yet. Without rows the prompt cannot be run, as its variables stay unfilled.'}
        </p>
      )}
      {rows.length > 0 && (
        <WideTable label="Rows" className={classes['rows'] ?? ''}>
          <thead>
            <tr>
              <th scope="col">Row</th>
              {columns.map((name) => (
                <th key={name} scope="col">
                  <SafeText text={name} />
                  {!variables.includes(name) && ' (not used)'}
                </th>
              ))}
              <th scope="col">
                <span className="visually-hidden">Remove</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, editable).map((row, at) => (
              <tr key={at}>
                <td>
                  <TextInput
                    aria-label={`Name of row ${at + 1}`}
                    value={row.name}
                    onChange={(event) => {
                      const name = event.currentTarget.value;
                      put(at, (before) => ({ ...before, name }));
                    }}
                  />
                </td>
                {columns.map((name) => (
                  <td key={name}>
                    <TextInput
                      aria-label={`${name} of row ${at + 1}`}
                      value={row.values[name] ?? ''}
                      onChange={(event) => {
                        const value = event.currentTarget.value;
                        put(at, (before) => ({ ...before, values: { ...before.values, [name]: value } }));
                      }}
                    />
                  </td>
                ))}
                <td className="r">
                  <ActionIcon
                    aria-label={`Leave out row ${at + 1}`}
                    onClick={() => onRows(rows.filter((_, index) => index !== at))}
                  >
                    <Icon name="x" />
                  </ActionIcon>
                </td>
              </tr>
            ))}
          </tbody>
        </WideTable>
      )}
      {rows.length > editable && (
        <p className="t3 sm" style={{ padding: '8px 14px' }}>
          and {rows.length - editable} more. Change many at once in a file, and read it again.
        </p>
      )}
      {reading && <RowsDialog onRows={onRows} onClose={() => setReading(false)} />}
    </Panel>
  );
}
