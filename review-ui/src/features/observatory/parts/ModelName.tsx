import { Link } from 'react-router';
import { Icon } from '@/components/Icon';
import { SafeText } from '@/components/SafeText';
import { modelAddress } from '../addresses';
import type { TrackedModel } from '../api/types';

/** A model's name as a link to its page, with its pin. */
export function ModelName({ model }: { model: TrackedModel }) {
  return (
    <span className="row nw" style={{ gap: 4 }}>
      <Link to={modelAddress(model.modelId)} className="ell" title={model.modelId}>
        <SafeText text={model.displayName} />
      </Link>
      {model.isPinned && <Pin />}
    </span>
  );
}

/** The mark of a pinned model. */
export function Pin() {
  return (
    <span title="Pinned">
      <Icon name="pin" size={12} />
      <span className="visually-hidden">pinned</span>
    </span>
  );
}
