import { Button, Select } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { ErrorState } from '@/components/ErrorState';
import { Icon } from '@/components/Icon';
import { Panel } from '@/components/Panel';
import { ApiError } from '@/lib/api/ApiError';
import type { Filters } from '@/lib/url/filters';
import type { preferenceFilterNames } from '../api/queries';
import { policyOf, preferenceParams } from '../api/queries';
import { exportFormats } from './exportFormats';

interface ExportFormProps {
  run: string;
  filters: Filters<(typeof preferenceFilterNames)[number]>;
}

/** Takes preferences out as files, with their manifest. */
export function ExportForm({ run, filters }: ExportFormProps) {
  const [format, setFormat] = useState<string>(exportFormats[0].value);
  const [share, setShare] = useState('0.9');
  const download = useMutation({ mutationFn: () => save(run, format, Number(share), filters) });
  return (
    <Panel title="Export" note="a zip with its manifest">
      <div className="stack">
        <Select
          label="Format"
          allowDeselect={false}
          value={format}
          data={[...exportFormats]}
          onChange={(value) => value !== null && setFormat(value)}
        />
        <Select
          label="Split, by task"
          allowDeselect={false}
          value={share}
          data={[
            { value: '0.9', label: '90% train, 10% test' },
            { value: '0.8', label: '80% train, 20% test' },
            { value: '1', label: 'all in train' },
          ]}
          onChange={(value) => value !== null && setShare(value)}
        />
        <p className="t2 sm">
          Sources and contradictions as filtered here. A manifest lists filters, counts, what was left out and why, and
          the SHA-256 of each file.
        </p>
        <Button
          variant="filled"
          loading={download.isPending}
          leftSection={<Icon name="download" />}
          onClick={() => download.mutate()}
        >
          Download
        </Button>
        {download.isError && (
          <ErrorState title="The export failed." error={download.error} kept="Your filters are kept." />
        )}
        <code className="xs t3">
          llm-eval export preferences {run.slice(-8)} --format {format}
        </code>
      </div>
    </Panel>
  );
}

async function save(
  run: string,
  format: string,
  trainShare: number,
  filters: ExportFormProps['filters'],
): Promise<void> {
  const query = new URLSearchParams({ format, trainShare: String(trainShare) });
  for (const [name, value] of Object.entries(policyOf(preferenceParams(filters)))) {
    for (const one of Array.isArray(value) ? value : [value]) query.append(name, String(one));
  }
  const response = await fetch(`/api/v1/runs/${run}/preferences/export?${query.toString()}`, {
    credentials: 'same-origin',
  });
  if (!response.ok) {
    const problem = (await response.json().catch(() => ({}))) as { title?: string; detail?: string };
    throw new ApiError(response.status, problem);
  }
  const name =
    /filename="?([^";]+)/.exec(response.headers.get('Content-Disposition') ?? '')?.[1] ?? `preferences-${format}.zip`;
  const link = document.createElement('a');
  link.href = URL.createObjectURL(await response.blob());
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
