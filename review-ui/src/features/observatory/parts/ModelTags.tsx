import { Tag } from '@/components/Tag';
import type { TrackedModel } from '../api/types';
import { sizeText } from './sizes';

/** What a model is, and its size where that is known. */
export function ModelTags({ model }: { model: TrackedModel }) {
  return (
    <>
      <Tag>{model.type === 'training' ? 'training' : 'baseline'}</Tag>
      {model.parameterCount !== null && <Tag>{sizeText(model.parameterCount)}</Tag>}
    </>
  );
}
