import { useQuery } from '@tanstack/react-query';
import { ErrorState } from '@/components/ErrorState';
import { LoadingRows } from '@/components/LoadingRows';
import { usePage } from '@/lib/page/PageContext';
import { useAdmin } from '@/lib/session/useAdmin';
import { addresses } from '../addresses';
import { connectionsQuery } from '../api/configs';
import { defaultTemplateQuery } from '../api/reviewPrompts';
import { ReviewEditor } from './ReviewEditor';
import { emptyDraft } from './reviewDraft';

/** Writes a review prompt, beginning with the template that comes with the server. */
export function NewReviewPromptPage() {
  usePage([
    { label: 'Lab', to: addresses.prompts },
    { label: 'Review prompts', to: addresses.reviewPrompts },
    { label: 'New' },
  ]);
  const admin = useAdmin();
  const template = useQuery(defaultTemplateQuery('listwise'));
  const connections = useQuery(connectionsQuery);
  const error = template.error ?? connections.error;
  const isReady = template.data !== undefined && connections.data !== undefined;
  return (
    <div className="page">
      <h1>New review prompt</h1>
      {error !== null && (
        <ErrorState
          title="What it begins with did not load."
          error={error}
          onRetry={() => Promise.all([template.refetch(), connections.refetch()])}
        />
      )}
      {!isReady && error === null && <LoadingRows label="Loading the template" rows={8} />}
      {isReady && (
        <ReviewEditor
          review={null}
          admin={admin}
          start={emptyDraft(connections.data[0]?.name ?? '', template.data.template)}
        />
      )}
    </div>
  );
}
