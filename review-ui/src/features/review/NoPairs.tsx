import { EmptyState } from '@/components/EmptyState';

/** There is nothing to review: what to run. */
export function NoPairs() {
  return (
    <EmptyState title="No pairs to review yet" command="llm-eval judge latest">
      Pairs are made when two models answer the same tasks: with a judge in the config of a run, or afterwards by
    </EmptyState>
  );
}
