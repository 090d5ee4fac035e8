import { useSearchParams } from 'react-router';
import type { Against } from '../api/queries';
import type { TrackedModel } from '../api/types';

/** What a model is held against, and how to change it. */
export interface Reference {
  readonly against: Against;
  readonly sizeMatched: TrackedModel | null;
  readonly choose: (against: Against['against'], reference?: string) => void;
}

/** The reference of gaps and profile, in the address: the best baselines unless something else is chosen. */
export function useReference(sizeMatched: TrackedModel | null): Reference {
  const [params, setParams] = useSearchParams();
  const wanted = params.get('against');
  const reference = params.get('reference') ?? undefined;
  const against: Against =
    wanted === 'model' && reference !== undefined
      ? { against: 'model', reference }
      : { against: wanted === 'size_matched' ? 'size_matched' : 'best_baseline' };
  return {
    against,
    sizeMatched,
    choose: (next, id) =>
      setParams(
        (before) => {
          const after = new URLSearchParams(before);
          after.delete('reference');
          after.set('against', next);
          if (id !== undefined) after.set('reference', id);
          after.sort();
          return after;
        },
        { replace: true, preventScrollReset: true },
      ),
  };
}
