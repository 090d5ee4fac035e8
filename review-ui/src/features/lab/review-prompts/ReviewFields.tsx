import { SegmentedControl, Select, TagsInput, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { NumberField } from '@/components/NumberField';
import { Panel } from '@/components/Panel';
import { connectionsQuery } from '../api/configs';
import type { ReviewPrompt } from '../api/types';
import type { ReviewDraft } from './reviewDraft';
import classes from './ReviewPrompts.module.css';

interface ReviewFieldsProps {
  draft: ReviewDraft;
  disabled: boolean;
  onChange: (changes: Partial<ReviewDraft>) => void;
}

/** What a judge scores, on which scale, in which form, and who judges. */
export function ReviewFields({ draft, disabled, onChange }: ReviewFieldsProps) {
  const { data: connections } = useQuery(connectionsQuery);
  return (
    <Panel title="How it scores">
      <div className="stack">
        <TextInput
          label="Name"
          required
          disabled={disabled}
          value={draft.name}
          onChange={(event) => onChange({ name: event.currentTarget.value })}
        />
        <Textarea
          label="Description"
          size="xs"
          autosize
          minRows={1}
          disabled={disabled}
          value={draft.description}
          onChange={(event) => onChange({ description: event.currentTarget.value })}
        />
        <div>
          <SegmentedControl
            aria-label="What one call sees"
            disabled={disabled}
            value={draft.mode}
            onChange={(value) => onChange({ mode: value })}
            data={[
              { value: 'listwise', label: 'All answers' },
              { value: 'pointwise', label: 'One answer' },
            ]}
          />
          <p className="t3 sm">
            {draft.mode === 'listwise'
              ? 'Ranked against each other in a shuffled order and in its reverse.'
              : 'Each scored alone; ranks follow from the scores.'}
          </p>
        </div>
        <TagsInput
          label="Criteria"
          description="Each gets a score of its own; Enter adds one."
          size="xs"
          disabled={disabled}
          value={[...draft.criteria]}
          onChange={(criteria) => onChange({ criteria })}
        />
        <div className={classes['fields']}>
          <NumberField
            label="Worst score"
            disabled={disabled}
            value={draft.lowest}
            onChange={(value) => onChange({ lowest: value })}
          />
          <NumberField
            label="Best score"
            disabled={disabled}
            value={draft.highest}
            onChange={(value) => onChange({ highest: value })}
          />
          <Select
            label="Connection"
            allowDeselect={false}
            disabled={disabled}
            value={draft.connection === '' ? null : draft.connection}
            onChange={(value) => onChange({ connection: value ?? '' })}
            data={[
              ...new Set([
                ...(connections ?? []).map(({ name }) => name),
                ...(draft.connection === '' ? [] : [draft.connection]),
              ]),
            ]}
          />
          <TextInput
            label="Judging model"
            required
            disabled={disabled}
            value={draft.defaultModel}
            onChange={(event) => onChange({ defaultModel: event.currentTarget.value })}
          />
        </div>
        <Select
          label="Form of the answer"
          allowDeselect={false}
          disabled={disabled}
          value={draft.output}
          onChange={(value) => onChange({ output: value as ReviewPrompt['output'] })}
          data={[
            { value: 'json_schema', label: 'JSON held to a schema' },
            { value: 'json_in_text', label: 'JSON found in text, for models that think aloud' },
          ]}
        />
      </div>
    </Panel>
  );
}
