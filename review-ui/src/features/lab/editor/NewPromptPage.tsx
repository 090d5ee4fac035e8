import { useState } from 'react';
import { EmptyState } from '@/components/EmptyState';
import { usePage } from '@/lib/page/PageContext';
import { useAdmin } from '@/lib/session/useAdmin';
import { addresses } from '../addresses';
import { emptyPrompt } from './promptDraft';
import { PromptEditor } from './PromptEditor';

/** Writes a new prompt. */
export function NewPromptPage() {
  usePage([{ label: 'Lab', to: addresses.prompts }, { label: 'New' }]);
  const admin = useAdmin();
  const [start] = useState(emptyPrompt);
  return (
    <div className="page">
      <h1>New prompt</h1>
      {admin ? <PromptEditor name={null} start={start} /> : <ForAdmins />}
    </div>
  );
}

/** Said to whoever may look but not write. */
export function ForAdmins() {
  return (
    <EmptyState title="Prompts are written by admins">You can look at all of them and rank their answers.</EmptyState>
  );
}
