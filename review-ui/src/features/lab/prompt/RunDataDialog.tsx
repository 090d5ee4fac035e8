import { Button, CopyButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { OutputText } from '@/components/code/OutputText';
import { Dialog } from '@/components/Dialog';
import { DialogHead } from '@/components/DialogHead';
import { ErrorState } from '@/components/ErrorState';
import { Icon } from '@/components/Icon';
import { LoadingRows } from '@/components/LoadingRows';
import { counted } from '@/lib/format/numbers';
import { runDataQuery, runQuery } from '../api/runs';

/** Everything of a run as one text in Markdown, to be copied elsewhere. */
export function RunDataDialog({ run, onClose }: { run: string; onClose: () => void }) {
  const { data, error, refetch } = useQuery(runDataQuery(run));
  const { data: detail } = useQuery(runQuery(run));
  return (
    <Dialog label="Data of the run" size="min(96vw, 900px)" onClose={onClose}>
      <div className="stack">
        <DialogHead title="Data of the run" onClose={onClose} />
        <div className="row wrap">
          <span className="t2 sm">
            <code>{run}</code>
            {detail !== undefined &&
              `, ${counted(detail.experiments.length, 'answer')} with config and measurements, in Markdown`}
          </span>
          <span className="sp" />
          {data !== undefined && (
            <CopyButton value={data}>
              {({ copied, copy }) => (
                <Button leftSection={<Icon name={copied ? 'check' : 'copy'} />} onClick={copy}>
                  {copied ? 'Copied' : 'Copy'}
                </Button>
              )}
            </CopyButton>
          )}
          <Button
            component="a"
            href={`/api/v1/lab/runs/${encodeURIComponent(run)}/data`}
            download={`${run}.md`}
            leftSection={<Icon name="download" />}
          >
            Save
          </Button>
        </div>
        {error !== null && <ErrorState title="The data did not load." error={error} onRetry={refetch} />}
        {data === undefined && error === null && <LoadingRows label="Loading the data" rows={8} />}
        {data !== undefined && <OutputText text={data} label="Data in Markdown" />}
      </div>
    </Dialog>
  );
}
