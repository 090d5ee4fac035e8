import { useParams } from 'react-router';
import { usePage } from '@/lib/page/PageContext';
import { addresses } from '../addresses';

/** The answers to a prompt beside each other, to be ranked. */
export function ComparePage() {
  const { prompt = '' } = useParams();
  usePage([{ label: 'Lab', to: addresses.prompts }, { label: prompt }, { label: 'Compare and rank' }]);
  return (
    <div className="page">
      <h1>{prompt}</h1>
    </div>
  );
}
