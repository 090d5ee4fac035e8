import { useMutation, useQueryClient, type QueryKey } from '@tanstack/react-query';
import { notifyDone, notifyError } from './notify';

/** How a change is spoken of. */
export interface ChangeOptions<Input, Output> {
  /** Said when it was done; null says nothing. */
  readonly done: string | null;
  /** Said when it failed, e.g. "The rule was not deleted."; left out where the form itself shows the error. */
  readonly failed?: string;
  readonly onDone?: (output: Output, input: Input) => void;
}

/** A change on the server. Everything below `key` is asked for again afterwards: one change moves many pages. */
export function useChange<Input, Output>(
  key: QueryKey,
  change: (input: Input) => Promise<Output>,
  { done, failed, onDone }: ChangeOptions<Input, Output>,
) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: (output, input) => {
      if (done !== null) notifyDone(done);
      onDone?.(output, input);
    },
    onError: (error) => {
      if (failed !== undefined) notifyError(failed, error, 'Nothing was changed.');
    },
    onSettled: () => queries.invalidateQueries({ queryKey: key }),
  });
}
