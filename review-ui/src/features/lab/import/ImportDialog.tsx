import { Button, FileButton } from '@mantine/core';
import { useState } from 'react';
import { FormDialog } from '@/components/FormDialog';
import { SafeText } from '@/components/SafeText';
import { counted } from '@/lib/format/numbers';
import { importFiles } from '../api/prompts';
import type { ImportFile, ImportResult } from '../api/types';
import { useChange } from '../parts/useChange';
import { ImportReport } from './ImportReport';

/** Takes prompts, configs and review prompts out of JSON files: those of the benchmark framework and of Langfuse. */
export function ImportDialog({ onClose }: { onClose: () => void }) {
  const [files, setFiles] = useState<readonly ImportFile[]>([]);
  const [report, setReport] = useState<ImportResult | null>(null);
  const change = useChange(() => importFiles(files), { done: null, onDone: setReport });
  const read = async (chosen: readonly File[]) =>
    setFiles(await Promise.all(chosen.map(async (file) => ({ name: file.name, content: await file.text() }))));
  if (report !== null) return <ImportReport report={report} onClose={onClose} />;
  return (
    <FormDialog
      title="Import files"
      action={files.length === 0 ? 'Import' : `Import ${counted(files.length, 'file')}`}
      blocked={files.length === 0 ? 'No file is chosen.' : null}
      busy={change.isPending}
      error={change.error}
      failure={{ title: 'They were not imported.', kept: 'Nothing was changed.' }}
      onSubmit={() => change.mutate(undefined)}
      onClose={onClose}
    >
      <p className="t2">
        JSON files of the benchmark framework and of Langfuse: a list of messages or an object with{' '}
        <code>messages</code> is a prompt, one with <code>model</code> is a config, one with <code>template</code> is a
        review prompt. Where nothing names it, the file does.
      </p>
      <div className="row wrap">
        <FileButton multiple accept=".json,application/json" onChange={(chosen) => void read(chosen)}>
          {(props) => (
            <Button {...props} data-autofocus>
              Choose files
            </Button>
          )}
        </FileButton>
        <span className="t2 sm">
          {files.length === 0 ? 'none chosen' : <SafeText text={files.map(({ name }) => name).join(', ')} />}
        </span>
      </div>
      <p className="t3 sm">What is there under the same name gets a new version; what is the same stays as it is.</p>
    </FormDialog>
  );
}
