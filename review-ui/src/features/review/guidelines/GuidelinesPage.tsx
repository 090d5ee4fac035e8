import { Button, Select } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { EmptyState } from '@/components/EmptyState';
import { ErrorState } from '@/components/ErrorState';
import { LoadingRows } from '@/components/LoadingRows';
import { Markdown } from '@/components/Markdown';
import { notifyDone } from '@/components/notify';
import { Panel } from '@/components/Panel';
import { client, dataOf } from '@/lib/api/client';
import { moment } from '@/lib/format/times';
import { usePage } from '@/lib/page/PageContext';
import { meQuery } from '@/lib/session/session';
import { guidelinesQuery } from '../api/queries';
import classes from '../parts.module.css';

/** The guidelines, all their versions, and for admins the way to a new one. */
export function GuidelinesPage() {
  usePage([{ label: 'Review', to: '/review' }, { label: 'Guidelines' }]);
  const versions = useQuery(guidelinesQuery);
  const me = useQuery(meQuery);
  const [chosen, setChosen] = useState<string | null>(null);
  const [text, setText] = useState<string | null>(null);
  const newest = versions.data?.[0];
  const shown = versions.data?.find(({ version }) => String(version) === chosen) ?? newest;
  const isAdmin = me.data?.user.role === 'admin';

  return (
    <div className="page">
      <div className="row wrap">
        <h1>Guidelines</h1>
        {shown !== undefined && (
          <span className="t3 sm">
            {shown.author === null ? 'from a config' : `by ${shown.author}`}, {moment(shown.createdAt)} UTC
          </span>
        )}
        <span className="sp" />
        {versions.data !== undefined && versions.data.length > 1 && text === null && (
          <Select
            aria-label="Version"
            w={150}
            allowDeselect={false}
            value={String(shown?.version)}
            onChange={setChosen}
            data={versions.data.map(({ version }) => ({
              value: String(version),
              label: `v${version}${version === newest?.version ? ', in force' : ''}`,
            }))}
          />
        )}
        {isAdmin && text === null && (
          <Button onClick={() => setText(newest?.markdown ?? '')}>
            {newest === undefined ? 'Write' : 'New version'}
          </Button>
        )}
      </div>
      {versions.isPending && <LoadingRows />}
      {versions.isError && (
        <ErrorState title="The guidelines did not load." error={versions.error} onRetry={versions.refetch} />
      )}
      {text !== null ? (
        <Editing text={text} basedOn={newest?.version ?? 0} onText={setText} onClose={() => setText(null)} />
      ) : (
        versions.isSuccess && (
          <Panel>
            {shown === undefined ? (
              <EmptyState title="No guidelines yet">
                Reviewers see them beside every item.{' '}
                {isAdmin ? 'Write the first version.' : 'An admin writes them here.'}
              </EmptyState>
            ) : (
              <div style={{ maxWidth: 760 }}>
                <Markdown text={shown.markdown} />
              </div>
            )}
          </Panel>
        )
      )}
    </div>
  );
}

interface EditingProps {
  text: string;
  basedOn: number;
  onText: (text: string) => void;
  onClose: () => void;
}

function Editing({ text, basedOn, onText, onClose }: EditingProps) {
  const queries = useQueryClient();
  const save = useMutation({
    mutationFn: () => dataOf(client.PUT('/api/v1/guidelines', { body: { basedOn, markdown: text } })),
    onSuccess: async ({ version }) => {
      await queries.invalidateQueries({ queryKey: guidelinesQuery.queryKey });
      notifyDone(`Guidelines v${version} are in force. Judgments keep the version that they were made under.`);
      onClose();
    },
  });
  return (
    <>
      {save.isError && (
        <ErrorState title="The version was not saved." error={save.error} kept="Your text is kept here." />
      )}
      <div className={classes['halves']}>
        <Panel
          title={`Version ${basedOn + 1}`}
          note="Markdown"
          actions={
            <span className="row">
              <Button onClick={onClose}>Cancel</Button>
              <Button
                variant="filled"
                loading={save.isPending}
                disabled={text.trim() === ''}
                onClick={() => save.mutate()}
              >
                Save as v{basedOn + 1}
              </Button>
            </span>
          }
        >
          <textarea
            className={classes['editor']}
            aria-label="Text of the guidelines"
            value={text}
            onChange={(event) => onText(event.currentTarget.value)}
          />
        </Panel>
        <Panel title="As reviewers see it">
          <Markdown text={text} />
        </Panel>
      </div>
    </>
  );
}
