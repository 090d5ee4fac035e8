import { Autocomplete, TagsInput, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Panel } from '@/components/Panel';
import { allOfThem, promptsQuery } from '../api/prompts';
import type { PromptDraft } from './promptDraft';

interface AboutFieldsProps {
  draft: PromptDraft;
  /** Whether it can still be given a name. */
  isNew: boolean;
  onChange: (changes: Partial<PromptDraft>) => void;
}

/** What a prompt is called and what it is about; nothing of this is sent to models. */
export function AboutFields({ draft, isNew, onChange }: AboutFieldsProps) {
  const { data } = useQuery(promptsQuery(allOfThem));
  const categories = [...new Set((data ?? []).flatMap(({ category }) => (category === null ? [] : [category])))].sort();
  const tags = [...new Set((data ?? []).flatMap((prompt) => prompt.tags))].sort();
  return (
    <Panel title="About" note="not sent to models">
      <div className="stack">
        <TextInput
          label="Name"
          required
          disabled={!isNew}
          description={isNew ? 'Stands in addresses; it stays as it is.' : undefined}
          value={draft.name}
          onChange={(event) => onChange({ name: event.currentTarget.value })}
        />
        <Textarea
          label="Description"
          size="xs"
          autosize
          minRows={2}
          value={draft.description}
          onChange={(event) => onChange({ description: event.currentTarget.value })}
        />
        <Autocomplete
          label="Category"
          size="xs"
          openOnFocus={false}
          value={draft.category}
          onChange={(category) => onChange({ category })}
          data={categories}
        />
        <TagsInput
          label="Tags"
          size="xs"
          value={[...draft.tags]}
          onChange={(chosen) => onChange({ tags: chosen })}
          data={tags}
        />
      </div>
    </Panel>
  );
}
