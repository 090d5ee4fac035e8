import { Button, FileButton, SegmentedControl, Textarea } from '@mantine/core';
import { useState } from 'react';
import { FormDialog } from '@/components/FormDialog';
import { SafeText } from '@/components/SafeText';
import { readRows } from '../api/prompts';
import type { PlacedProblem, Row } from '../api/types';
import { useChange } from '../parts/useChange';

interface RowsDialogProps {
  onRows: (rows: readonly Row[]) => void;
  onClose: () => void;
}

type Format = 'csv' | 'jsonl';

/** Reads rows from a table with a head, or from JSON lines: pasted, or from a file. They replace the rows that are there. */
export function RowsDialog({ onRows, onClose }: RowsDialogProps) {
  const [text, setText] = useState('');
  const [format, setFormat] = useState<Format>('csv');
  const [problems, setProblems] = useState<readonly PlacedProblem[]>([]);
  const change = useChange(() => readRows(text, format), {
    done: null,
    onDone: (read) => {
      setProblems(read.problems);
      if (read.problems.length > 0) return;
      onRows(read.rows);
      onClose();
    },
  });
  async function take(file: File | null) {
    if (file === null) return;
    if (/\.(jsonl|ndjson)$/i.test(file.name)) setFormat('jsonl');
    else if (/\.csv$/i.test(file.name)) setFormat('csv');
    setText(await file.text());
  }
  return (
    <FormDialog
      title="Rows from CSV or JSONL"
      action="Take the rows"
      blocked={text.trim() === '' ? 'There is nothing to read yet.' : null}
      busy={change.isPending}
      error={change.error}
      failure={{ title: 'They were not read.', kept: 'Your text is kept.' }}
      onSubmit={() => change.mutate(undefined)}
      onClose={onClose}
    >
      <div className="row wrap">
        <SegmentedControl
          aria-label="Format"
          value={format}
          onChange={(value) => setFormat(value)}
          data={[
            { value: 'csv', label: 'CSV' },
            { value: 'jsonl', label: 'JSON lines' },
          ]}
        />
        <FileButton accept=".csv,.jsonl,.ndjson,text/csv" onChange={(file) => void take(file)}>
          {(props) => <Button {...props}>Open a file</Button>}
        </FileButton>
      </div>
      <Textarea
        label="Text"
        data-autofocus
        size="xs"
        autosize
        minRows={8}
        maxRows={16}
        spellCheck={false}
        styles={{ input: { fontFamily: 'var(--mono)' } }}
        placeholder={
          format === 'csv'
            ? 'id,topic,style\ntides,the tides,plain'
            : '{"id": "tides", "topic": "the tides", "style": "plain"}'
        }
        description="A column id or name names the row; the others are variables. The rows that are there are replaced."
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {problems.length > 0 && (
        <ul className="fail sm" role="alert">
          {problems.slice(0, 10).map(({ place, message }, index) => (
            <li key={index}>
              <b>
                <SafeText text={place} />
              </b>{' '}
              <SafeText text={message} />
            </li>
          ))}
        </ul>
      )}
    </FormDialog>
  );
}
