import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useParams } from 'react-router';
import { ErrorState } from '@/components/ErrorState';
import { LoadingRows } from '@/components/LoadingRows';
import { SafeText } from '@/components/SafeText';
import { usePage } from '@/lib/page/PageContext';
import { useAdmin } from '@/lib/session/useAdmin';
import { addresses, promptAddress } from '../addresses';
import { promptQuery } from '../api/prompts';
import type { Prompt } from '../api/types';
import { ForAdmins } from './NewPromptPage';
import { draftOf } from './promptDraft';
import { PromptEditor } from './PromptEditor';

/** Writes a prompt anew. */
export function EditPromptPage() {
  const { prompt: name = '' } = useParams();
  usePage([{ label: 'Lab', to: addresses.prompts }, { label: name, to: promptAddress(name) }, { label: 'Edit' }]);
  const admin = useAdmin();
  const { data, error, isPending, refetch } = useQuery(promptQuery(name));
  return (
    <div className="page">
      <div className="row">
        <h1>
          Edit <SafeText text={name} />
        </h1>
        {data !== undefined && (
          <span className="t3 sm">other contents become v{data.version + 1}; runs keep theirs</span>
        )}
      </div>
      {isPending && <LoadingRows label="Loading the prompt" rows={8} />}
      {error !== null && <ErrorState title="The prompt did not load." error={error} onRetry={refetch} />}
      {data !== undefined && (admin ? <Editing prompt={data} /> : <ForAdmins />)}
    </div>
  );
}

/** The draft begins with what is stored when the page is opened; what others store meanwhile does not replace what is being written. */
function Editing({ prompt }: { prompt: Prompt }) {
  const start = useMemo(() => draftOf(prompt), [prompt]);
  return <PromptEditor name={prompt.name} start={start} />;
}
