import { Checkbox, Select, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { FormDialog } from '@/components/FormDialog';
import { visibleText } from '@/lib/format/visible';
import { allModelsQuery, filtersQuery } from '../api/queries';
import { saveRule, type PromotionRule } from '../api/rules';
import { useChange } from '../parts/useChange';
import { FloorFields } from './FloorFields';
import { draftOf, emptyRule, requestOf, ruleBlocked, type RuleDraft } from './ruleDraft';

/** Adds a rule of promotion, or replaces one; its waivers stay. */
export function RuleForm({ rule, onClose }: { rule: PromotionRule | null; onClose: () => void }) {
  const [draft, setDraft] = useState<RuleDraft>(rule === null ? emptyRule : draftOf(rule));
  const put = (changes: Partial<RuleDraft>) => setDraft((before) => ({ ...before, ...changes }));
  const { data: models } = useQuery(allModelsQuery);
  const { data: known } = useQuery(filtersQuery);
  const change = useChange(() => saveRule(rule?.id ?? null, requestOf(draft)), {
    done: 'The rule is stored.',
    onDone: onClose,
  });
  return (
    <FormDialog
      title={rule === null ? 'Add a rule' : 'Change the rule'}
      action={rule === null ? 'Add the rule' : 'Store the changes'}
      blocked={ruleBlocked(draft)}
      busy={change.isPending}
      error={change.error}
      onSubmit={() => change.mutate(undefined)}
      onClose={onClose}
    >
      <TextInput
        label="Name"
        required
        data-autofocus
        value={draft.name}
        onChange={(event) => put({ name: event.currentTarget.value })}
      />
      <Select
        label="Judges"
        searchable
        clearable
        placeholder="every model"
        value={draft.modelId === '' ? null : draft.modelId}
        onChange={(value) => put({ modelId: value ?? '' })}
        data={withOwn(
          (models?.items ?? []).map(({ model }) => ({
            value: model.modelId,
            label: visibleText(model.displayName),
          })),
          draft.modelId,
        )}
      />
      <Select
        label="Suite that must be measured in full"
        searchable
        clearable
        placeholder="none"
        value={draft.suiteId === '' ? null : draft.suiteId}
        onChange={(value) => put({ suiteId: value ?? '' })}
        data={withOwn(
          (known?.suites ?? []).map((suite) => ({ value: suite.suiteId, label: visibleText(suite.displayName) })),
          draft.suiteId,
        )}
      />
      <FloorFields
        floors={draft.floors}
        bound={draft.bound}
        datasets={known?.datasets ?? []}
        onFloors={(floors) => put({ floors })}
        onBound={(bound) => put({ bound })}
      />
      <Checkbox
        size="xs"
        label="No open critical regression of the checkpoint"
        checked={draft.noRegressions}
        onChange={(event) => put({ noRegressions: event.currentTarget.checked })}
      />
      <Textarea
        label="Description"
        size="xs"
        autosize
        minRows={2}
        value={draft.description}
        onChange={(event) => put({ description: event.currentTarget.value })}
      />
    </FormDialog>
  );
}

interface Choice {
  readonly value: string;
  readonly label: string;
}

/** The choices, and what the rule names although it is not (or no longer) there. */
function withOwn(choices: readonly Choice[], own: string): Choice[] {
  return own === '' || choices.some(({ value }) => value === own)
    ? [...choices]
    : [...choices, { value: own, label: `${visibleText(own)} (unknown)` }];
}
