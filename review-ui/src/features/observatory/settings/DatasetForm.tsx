import { Autocomplete, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { FormDialog } from '@/components/FormDialog';
import { visibleText } from '@/lib/format/visible';
import { saveBenchmark } from '../api/catalogue';
import type { Benchmark } from '../api/types';
import { useChange } from '../parts/useChange';

/** Says what a dataset is. What is left empty stays as it was. */
export function DatasetForm({
  benchmark,
  categories,
  onClose,
}: {
  benchmark: Benchmark;
  categories: readonly string[];
  onClose: () => void;
}) {
  const [category, setCategory] = useState(benchmark.category);
  const [subcategory, setSubcategory] = useState(benchmark.subcategory ?? '');
  const [metric, setMetric] = useState(benchmark.primaryMetric ?? '');
  const [description, setDescription] = useState(benchmark.description ?? '');
  const said = (text: string) => (text.trim() === '' ? null : text.trim());
  const change = useChange(
    () =>
      saveBenchmark(benchmark.dataset, {
        category: category.trim(),
        subcategory: said(subcategory),
        primaryMetric: said(metric),
        description: said(description),
      }),
    { done: 'The dataset is stored.', onDone: onClose },
  );
  return (
    <FormDialog
      title={`Change ${visibleText(benchmark.dataset)}`}
      action="Store the changes"
      blocked={category.trim() === '' ? 'It needs a category; “uncategorized” is the one for none.' : null}
      busy={change.isPending}
      error={change.error}
      onSubmit={() => change.mutate(undefined)}
      onClose={onClose}
    >
      <Autocomplete
        label="Category"
        size="xs"
        required
        data-autofocus
        openOnFocus={false}
        value={category}
        onChange={setCategory}
        data={[...categories]}
      />
      <TextInput
        label="Subcategory"
        description="Left empty, this and what follows stay as they were."
        value={subcategory}
        onChange={(event) => setSubcategory(event.currentTarget.value)}
      />
      <TextInput label="Primary metric" value={metric} onChange={(event) => setMetric(event.currentTarget.value)} />
      <Textarea
        label="What it measures"
        size="xs"
        autosize
        minRows={2}
        value={description}
        onChange={(event) => setDescription(event.currentTarget.value)}
      />
    </FormDialog>
  );
}
